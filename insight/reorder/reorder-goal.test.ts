import { expect, test } from "vitest";
import { negativeBinomial } from "../inventory/negative-binomial.ts";
import { protectionDemand } from "../inventory/protection-demand.ts";
import { expectedFill, levelFor } from "./reorder-goal.ts";

const leadTime = [
  { periods: 0.5, probability: 0.4 },
  { periods: 4, probability: 0.6 },
];

test.for([
  { mean: 0.05, variance: 0.2, share: 0.9 },
  { mean: 0.8, variance: 3, share: 0.99 },
  { mean: 40, variance: 900, share: 0.95 },
])("the level for a fill of $share is the least that reaches it, for a mean of $mean", ({ mean, variance, share }) => {
  const demand = protectionDemand((from, to) => negativeBinomial(mean * (to - from), variance * (to - from)), leadTime, 1);
  const level = levelFor({ kind: "fill", share }, demand);
  expect(expectedFill(demand, level)).toBeGreaterThanOrEqual(share - 1e-9);
  expect(expectedFill(demand, level - 1)).toBeLessThan(share);
});

test("nothing is kept where nothing is asked for, and costs of nothing ask for the middle", () => {
  const none = protectionDemand(() => ({ mean: 0, probabilities: [1] }), leadTime, 1);
  expect(levelFor({ kind: "fill", share: 0.95 }, none)).toBe(0);
  expect(expectedFill(none, 0)).toBe(1);
  const even = protectionDemand((from, to) => negativeBinomial(10 * (to - from), 10 * (to - from)), [{ periods: 1, probability: 1 }], 1);
  expect(levelFor({ kind: "cost", underage: "0", overage: "0" }, even)).toBe(levelFor({ kind: "cycle", share: 0.5 }, even));
});
