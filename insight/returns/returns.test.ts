import fc from "fast-check";
import { expect, test } from "vitest";
import { betaQuantile } from "./beta-quantile.ts";
import { returnsPropensity, type SoldLine } from "./returns-propensity.ts";
import { fitRatePrior, shrunkRate, usualRate } from "./shrunk-rate.ts";

const sold = (product: string, customer: string, lines: number, returned: number): SoldLine[] =>
  Array.from({ length: lines }, (_, at) => ({ product, customer, returned: at < returned }));

const MANY = Array.from({ length: 20 }, (_, at) => sold(`P${at}`, `C${at % 5}`, 100, 3 + (at % 4))).flat();

test.for([
  { because: "half lies below the middle of a symmetric spread", quantile: betaQuantile(0.5, 3, 3), is: 0.5 },
  { because: "a twentieth of a flat spread lies below a twentieth", quantile: betaQuantile(0.05, 1, 1), is: 0.05 },
  { because: "the square root undoes a square", quantile: betaQuantile(0.25, 2, 1), is: 0.5 },
  { because: "tables say so", quantile: betaQuantile(0.95, 5, 95), is: 0.0899 },
])("the quantile is $is since $because", ({ quantile, is }) => {
  expect(quantile).toBeCloseTo(is, 3);
});

test("a rate of many lines is its own, a rate of few is mostly the usual", () => {
  const { products } = returnsPropensity([...MANY, ...sold("bad", "C1", 200, 60), ...sold("new", "C1", 1, 1)]);
  const [bad, fresh] = [products.find(({ of }) => of.product === "bad"), products.find(({ of }) => of.product === "new")];
  expect(products[0]).toBe(bad);
  expect(bad?.rate).toBeGreaterThan(0.25);
  expect(fresh?.rate).toBeLessThan(0.4);
  expect(fresh?.reasons[0]).toContain("1 of 1 lines came back");
  expect(fresh?.reasons[0]).toContain("mostly judged by what is usual");
  expect((fresh?.high ?? 0) - (fresh?.low ?? 0)).toBeGreaterThan((bad?.high ?? 0) - (bad?.low ?? 0));
});

test("a product and a customer that both return much are worse together, and unknown ones are usual", () => {
  const propensity = returnsPropensity([...MANY, ...sold("bad", "C1", 200, 40), ...sold("P1", "hasty", 200, 40)]);
  expect(propensity.of("bad", "hasty").rate).toBeGreaterThan(propensity.of("bad", "C2").rate);
  const unknown = propensity.of("never sold", "never seen");
  expect(unknown.reasons[0]).toContain("never sold has no sold lines yet");
  expect(unknown.rate).toBeLessThan(0.15);
  expect(unknown.basedOn).toEqual({ lines: 0, returned: 0 });
});

test("no lines give no estimates and the question is still answered", () => {
  const { products, customers, usual, of } = returnsPropensity([]);
  expect([products, customers, usual]).toEqual([[], [], 0]);
  expect(of("a", "b").rate).toSatisfy((rate: number) => rate >= 0 && rate <= 1);
});

test("whatever the counts, a rate and its bounds lie between 0 and 1", () => {
  const tally = fc.nat(500).chain((trials) => fc.nat(trials).map((events) => ({ trials, events })));
  fc.assert(
    fc.property(fc.array(tally, { maxLength: 12 }), (units) => {
      const prior = fitRatePrior(units);
      expect(usualRate(prior)).toSatisfy((rate: number) => rate > 0 && rate < 1);
      for (const unit of units) {
        const { rate, low, high } = shrunkRate(prior, unit);
        expect([rate > 0, rate < 1, low >= 0, low <= high, high <= 1]).toEqual([true, true, true, true, true]);
      }
    }),
    { numRuns: 50 },
  );
});
