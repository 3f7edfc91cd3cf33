import { expect, test } from "vitest";
import { discountedNegativeBinomial, negativeBinomialQuantiles, poolOf, shrunk } from "./discounted-negative-binomial.ts";

test.for([
  { because: "the mean is 0", mean: 0, variance: 1, quantiles: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
  { because: "it is nearly Poisson with mean 2", mean: 2, variance: 2, quantiles: [0, 1, 1, 1, 2, 2, 3, 3, 4] },
  { because: "it is geometric with chance one half", mean: 1, variance: 2, quantiles: [0, 0, 0, 0, 0, 1, 1, 2, 3] },
])("the quantiles are known when $because", ({ mean, variance, quantiles }) => {
  expect(negativeBinomialQuantiles(mean, variance)).toEqual(quantiles);
});

test("quantiles never cross and are never negative", () => {
  for (const mean of [0.01, 0.5, 3, 40, 200])
    for (const ratio of [0.5, 1, 3, 30]) {
      const quantiles = negativeBinomialQuantiles(mean, mean * ratio);
      expect(quantiles).toEqual([...quantiles].sort((one, other) => one - other));
      expect(Math.min(...quantiles)).toBeGreaterThanOrEqual(0);
    }
});

test("more shrinkage draws the mean nearer to that of all", () => {
  const pool = poolOf([
    [1, 1, 1, 1],
    [9, 9, 9, 9],
  ]);
  const meanAt = (shrinkage: number) => shrunk({ weight: 4, mean: 1, variance: 0 }, pool, { decay: 0.9, shrinkage, towards: "mean" }).mean;
  expect(meanAt(0)).toBe(1);
  expect(meanAt(4)).toBe(3);
  expect(meanAt(1000)).toBeCloseTo(5, 1);
});

test("a series with nothing known is forecast as none", () => {
  const quantiles = discountedNegativeBinomial([null, null], poolOf([[5, 5]]), { decay: 0.85, shrinkage: 4, towards: "mean" });
  expect(Math.max(...quantiles)).toBe(0);
});
