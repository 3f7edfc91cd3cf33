import { expect, test } from "vitest";
import { averaged, LEVELS, quantileLoss } from "./quantile-levels.ts";

const flat = (units: number) => LEVELS.map(() => units);

test.for([
  { because: "a miss below costs the level: 2 × 4.5 × 2 / 9 / 4", forecast: 2, actual: [4], loss: 0.5 },
  { because: "a miss above costs one less the level: 2 × 4.5 × 2 / 9 / 2", forecast: 4, actual: [2], loss: 1 },
  { because: "a hit costs nothing", forecast: 3, actual: [3], loss: 0 },
  { because: "an unknown period is left out", forecast: 2, actual: [4, null], loss: 0.5 },
  { because: "nothing was asked for", forecast: 0, actual: [0], loss: 0 },
])("the loss is $loss when $because", ({ forecast, actual, loss }) => {
  expect(quantileLoss([actual.map(() => flat(forecast))], [actual])).toBeCloseTo(loss, 10);
});

test("the loss does not depend on the unit", () => {
  const loss = (scale: number) => quantileLoss([[LEVELS.map((level) => scale * 10 * level)]], [[4 * scale]]);
  expect(loss(1000)).toBeCloseTo(loss(1), 10);
});

test("an average of quantiles lies between them", () => {
  expect(averaged(flat(2), flat(6), 0.25)).toEqual(flat(3));
});
