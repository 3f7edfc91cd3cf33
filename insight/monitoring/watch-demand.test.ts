import { expect, test } from "vitest";
import { weekMisses } from "./demand-misses.ts";
import { seededRandom } from "./seeded-random.ts";
import { standingOf } from "./standing.ts";
import { studentLine, studentTail } from "./student-tail.ts";
import { watchDemand } from "./watch-demand.ts";
import { watchLeadTimes } from "./watch-lead-times.ts";

const WEEKS = 104;
const random = seededRandom(11);

/** Products that are asked for about so much a week, all of them by the given share of it in one week. */
function past(products: number, shareIn: (week: number) => number) {
  return Array.from({ length: products }, () => {
    const usual = 1 + 9 * random();
    return Array.from({ length: WEEKS }, (_, week) => Math.round(shareIn(week) * usual * (random() + random())));
  });
}

function watched(histories: readonly (readonly number[])[]) {
  const weeks = Array.from({ length: (WEEKS - 26) / 13 }, (_, at) => 26 + 13 * at).flatMap((from) =>
    weekMisses(histories, from, from + 13).map((miss, step) => ({ ...miss, from: `week ${from + step}`, to: `week ${from + step}` })),
  );
  return watchDemand(weeks);
}

test.for([
  { tail: studentTail(2.228, 10), is: 0.05 },
  { tail: studentTail(3.25, 9), is: 0.01 },
  { tail: studentTail(12.706, 1), is: 0.05 },
  { tail: studentTail(studentLine(0.001, 22), 22), is: 0.001 },
])("Student's table says $is", ({ tail, is }) => {
  expect(tail).toBeCloseTo(is, 4);
});

test.for([
  { because: "nothing changes", shareIn: () => 1, doubted: false },
  { because: "all grow by a half in a year", shareIn: (week: number) => 1 + week / 104, doubted: false },
  { because: "demand swings mildly with the season", shareIn: (week: number) => 1 + 0.1 * Math.sin((2 * Math.PI * week) / 52), doubted: false },
  { because: "customers took half in the last two weeks", shareIn: (week: number) => (week >= 102 ? 0.5 : 1), doubted: true },
  { because: "customers took two thirds more from six weeks ago", shareIn: (week: number) => (week >= 98 ? 1.7 : 1), doubted: true },
  { because: "no move was kept any more", shareIn: (week: number) => (week >= 101 ? 0 : 1), doubted: true },
])("the demand forecast is doubted or not when $because", ({ shareIn, doubted }) => {
  expect(standingOf(watched(past(60, shareIn)).watched).kind).toBe(doubted ? "doubtful" : "trusted");
});

test("an alarm says when and by how much it was off, and what is usual", () => {
  const { watched: results, worst, usual } = watched(past(60, (week) => (week >= 102 ? 0.5 : 1)));
  expect(results[0]?.reasons[0]).toMatch(/^Demand was -\d+\.\d% off its forecast from week 102 to week 103; by the 35 stretches of time before/);
  expect(worst?.off).toBeLessThan(-0.4);
  expect(usual).toBeLessThan(0.1);
});

test("demand so uneven that anything may be chance is no check", () => {
  const [first] = watched(past(2, () => (random() < 0.2 ? 10 : 0))).watched;
  expect(first?.kind).toBe("too-few");
});

test("vendors that come late more often make lead times doubtful, by the newest fifth of the deliveries", () => {
  const deliveries = (lateIn: (at: number) => number) =>
    Array.from({ length: 400 }, (_, at) => ({ day: `day ${at}`, took: 10 + 5 * random(), delay: random() < lateIn(at) ? 4 : 0 }));
  expect(standingOf(watchLeadTimes(deliveries(() => 0.1)).watched)).toEqual({ kind: "trusted" });
  const { watched: results, lately, usual } = watchLeadTimes(deliveries((at) => (at >= 320 ? 0.4 : 0.1)));
  expect(standingOf(results).kind).toBe("doubtful");
  expect(lately).toMatchObject({ from: "day 320", to: "day 399" });
  expect(lately.late).toBeGreaterThan(2 * usual);
});
