import { expect, test } from "vitest";
import { seededRandom } from "../monitoring/seeded-random.ts";
import { nearestMoments } from "./nearest-moments.ts";

const random = seededRandom(3);

test.for([
  { because: "points differ", value: () => random() },
  { because: "many points are the same", value: () => Math.floor(3 * random()) },
  { because: "all points are the same", value: () => 1 },
])("finds what looking at every point finds when $because", ({ value }) => {
  const points = Float64Array.from({ length: 600 }, value);
  const nearest = nearestMoments(points, 2, 20);
  for (let tries = 0; tries < 20; tries += 1) {
    const point = [2 * random(), 2 * random()];
    const distances = Array.from(
      { length: 300 },
      (_, row) => ((points[2 * row] ?? 0) - (point[0] ?? 0)) ** 2 + ((points[2 * row + 1] ?? 0) - (point[1] ?? 0)) ** 2,
    );
    const most = [...distances].sort((one, other) => one - other)[19] ?? 0;
    const all = distances.flatMap((distance, row) => (distance <= most ? [row] : []));
    expect([...nearest(point)].sort((one, other) => one - other)).toEqual(all);
  }
});

test("finds none among none", () => {
  expect(nearestMoments(new Float64Array(0), 2, 20)([1, 1])).toEqual([]);
});
