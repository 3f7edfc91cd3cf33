import { expect, test } from "vitest";
import { leadTimeFromQuantiles } from "./lead-time-chances.ts";
import { negativeBinomial } from "./negative-binomial.ts";
import { protectionDemand } from "./protection-demand.ts";
import { chanceAbove, exactly, expectedShort, fromWeights, mixture, sumOf, unitsAt } from "./unit-distribution.ts";

const die = fromWeights([0, 1, 1, 1, 1, 1, 1]);

test("two dice add up to seven most often", () => {
  const both = sumOf(die, die);
  expect(both.mean).toBeCloseTo(7);
  expect(both.probabilities[7]).toBeCloseTo(6 / 36);
});

test("what is short is counted exactly, also where stock is already owed", () => {
  expect(expectedShort(die, 4)).toBeCloseTo((1 + 2) / 6);
  expect(expectedShort(die, 6)).toBe(0);
  expect(expectedShort(die, -2)).toBeCloseTo(5.5);
});

test("the chance of more than some units and the units for a chance agree", () => {
  expect(chanceAbove(die, 4)).toBeCloseTo(2 / 6);
  expect(chanceAbove(die, -1)).toBe(1);
  expect(unitsAt(die, 4 / 6)).toBe(4);
  expect(unitsAt(exactly(3), 0.99)).toBe(3);
});

test("nothing known of demand is certainly nothing", () => {
  expect(fromWeights([])).toEqual({ mean: 0, probabilities: [1] });
  expect(mixture([])).toEqual({ mean: 0, probabilities: [1] });
});

test.for([
  { because: "demand is rare", mean: 0.05, variance: 0.09 },
  { because: "demand is uneven", mean: 4, variance: 30 },
  { because: "demand is large", mean: 900, variance: 4_000 },
  { because: "the variance is too small for the shape, so that it becomes nearly Poisson", mean: 3, variance: 1 },
])("the negative binomial keeps its mean when $because", ({ mean, variance }) => {
  const demand = negativeBinomial(mean, variance);
  expect(demand.mean / mean).toBeCloseTo(1, 2);
  const spread = demand.probabilities.reduce((sum, share, units) => sum + share * (units - demand.mean) ** 2, 0);
  expect(spread / Math.max(variance, mean * 1.02)).toBeCloseTo(1, 1);
});

test("an uncertain lead time widens what an order must cover", () => {
  const demand = (from: number, to: number) => negativeBinomial(2 * (to - from), 2.5 * (to - from));
  const late = leadTimeFromQuantiles([
    { share: 0.5, periods: 1 },
    { share: 0.1, periods: 0 },
    { share: 0.9, periods: 5 },
  ]);
  expect(late.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
  const cover = protectionDemand(demand, late, 1);
  const mean = late.reduce((sum, { periods, probability }) => sum + periods * probability, 0);
  const certain = protectionDemand(demand, [{ periods: mean, probability: 1 }], 1);
  expect(cover.whole.mean).toBeCloseTo(certain.whole.mean, 3);
  expect(cover.cycleMean).toBeCloseTo(2, 3);
  expect(unitsAt(cover.whole, 0.95)).toBeGreaterThan(unitsAt(certain.whole, 0.95));
});
