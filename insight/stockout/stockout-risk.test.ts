import fc from "fast-check";
import { expect, test } from "vitest";
import { negativeBinomial } from "../inventory/negative-binomial.ts";
import { exactly } from "../inventory/unit-distribution.ts";
import { chanceOut } from "./chance-out.ts";
import type { DueOrder, OpenReceipt } from "./stock-events.ts";
import type { StockoutQuestion } from "./stockout-question.ts";
import { stockoutRisk } from "./stockout-risk.ts";

const steady = (from: number, to: number) => exactly(10 * (to - from));
const question: StockoutQuestion = {
  unit: "Units",
  currency: "EUR",
  today: "2026-03-02",
  daysPerPeriod: 7,
  onHand: 25,
  demand: steady,
  periodsKnown: 60,
  leadTime: 3,
  horizon: 6,
  threshold: 0.5,
  orders: [],
  receipts: [],
};
const order = (id: string, due: string, quantity: number, more: Partial<DueOrder> = {}): DueOrder => ({
  ...{ id, due, quantity, reserved: 0, unit: "Units", price: { amount: "4.00", currency: "EUR" } },
  ...more,
});
const receipt = (expected: string, quantity: number, more: Partial<OpenReceipt> = {}): OpenReceipt => ({
  ...{ id: "P1", supplier: "Acme", expected, quantity, unit: "Units", late: [{ periods: 0, probability: 1 }] },
  ...more,
});

test("steady demand runs stock out on the day that arithmetic says", () => {
  const risk = stockoutRisk(question);
  expect(risk.now).toBe(0);
  expect(risk.withinLeadTime).toBe(1);
  expect(risk.byPeriod.map(({ chance }) => chance)).toEqual([0, 0, 1, 1, 1, 1]);
  // Units are whole, so the 26th is asked for once 25.5 days' worth rounds up to it.
  expect(risk.runsOutBy).toBe("2026-03-20");
});

test.for([
  { because: "comes in time", expected: "2026-03-16", late: 0, chance: 0 },
  { because: "comes after the shelf is empty", expected: "2026-03-16", late: 1, chance: 1 },
  { because: "is overdue and was never so late", expected: "2026-02-23", late: 0, chance: 0 },
])("a receipt that $because changes the chance to $chance", ({ expected, late, chance }) => {
  const risk = stockoutRisk({ ...question, horizon: 3, receipts: [receipt(expected, 50, { late: [{ periods: late, probability: 1 }] })] });
  expect(risk.withinLeadTime).toBe(chance);
});

test("a receipt that may be late leaves the chance between", () => {
  const late = [
    { periods: 0, probability: 0.6 },
    { periods: 2, probability: 0.4 },
  ];
  expect(stockoutRisk({ ...question, receipts: [receipt("2026-03-16", 50, { late })] }).withinLeadTime).toBeCloseTo(0.4);
});

test("an arrival is no help to demand that came before it", () => {
  const demand = (from: number, to: number) => negativeBinomial(4 * (to - from), 9 * (to - from));
  const [alone] = chanceOut(6, demand, { arrivals: [] }, [1]);
  const [, helped] = chanceOut(6, demand, { arrivals: [{ at: 1, units: 1000 }] }, [1, 4]);
  expect(helped).toBeCloseTo(alone ?? 0, 6);
});

test("the chance never leaves 0 to 1, never falls with time and never rises with stock", () => {
  const arrivals = fc.array(fc.record({ at: fc.double({ min: -1, max: 6, noNaN: true }), units: fc.nat(20) }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.nat(30), fc.double({ min: 0.01, max: 6, noNaN: true }), arrivals, (onHand, mean, coming) => {
      const demand = (from: number, to: number) => negativeBinomial(mean * (to - from), 2 * mean * (to - from));
      const rising = { arrivals: [...coming].sort((one, other) => one.at - other.at) };
      const chances = chanceOut(onHand, demand, rising, [1, 2.5, 4, 6]);
      const withMore = chanceOut(onHand + 1, demand, rising, [1, 2.5, 4, 6]);
      chances.forEach((chance, at) => {
        expect(chance).toBeGreaterThanOrEqual(Math.max(0, (chances[at - 1] ?? 0) - 1e-6) - 1e-9);
        expect(chance).toBeLessThanOrEqual(1);
        expect(withMore[at] ?? 0).toBeLessThanOrEqual(chance + 1e-6);
      });
    }),
    { numRuns: 60 },
  );
});

test("a large stock is followed in lots and comes out nearly the same", () => {
  const demand = (from: number, to: number) => negativeBinomial(2_000 * (to - from), 160_000 * (to - from));
  const arrivals = [{ at: 1, units: 3_000 }];
  const [chance] = chanceOut(3_000, demand, { arrivals }, [2.5]);
  // Without a stockout before the arrival it is the plain chance of more than 6,000 in two and a half periods.
  const plain = demand(0, 2.5)
    .probabilities.slice(6_001)
    .reduce((sum, share) => sum + share, 0);
  expect(chance).toBeGreaterThan(plain);
  expect(chance).toBeCloseTo(plain, 1);
});

test("orders are served by date, and what is reserved stays with its order", () => {
  const orders = [order("S3", "2026-03-16", 6, { reserved: 6 }), order("S2", "2026-03-09", 8), order("S1", "2026-03-09", 5)];
  const risk = stockoutRisk({ ...question, demand: () => exactly(0), onHand: 15, orders });
  expect(risk.orders.map(({ id, chance, expectedShort }) => [id, chance, expectedShort])).toEqual([
    ["S1", 0, 0],
    ["S2", 1, 4],
    ["S3", 0, 0],
  ]);
  expect(risk.short).toEqual({ units: 4, value: { amount: "16.00", currency: "EUR" } });
});

test("booked orders use up the forecast and never add to it", () => {
  const booked = stockoutRisk({ ...question, horizon: 2, leadTime: 2, orders: [order("S1", "2026-03-09", 7)] });
  expect(booked.withinLeadTime).toBe(0);
  expect(stockoutRisk({ ...question, horizon: 2, leadTime: 2, orders: [order("S1", "2026-03-09", 26)] }).withinLeadTime).toBe(1);
});

test.for<{ because: string; change: Partial<StockoutQuestion>; says: RegExp; chance: number }>([
  { because: "there is no history", change: { demand: undefined }, says: /No demand history/, chance: 0 },
  { because: "stock is negative", change: { onHand: -2 }, says: /negative/, chance: 1 },
  {
    because: "a receipt is in another unit",
    change: { receipts: [receipt("2026-03-09", 9, { unit: "Box" })] },
    says: /Receipt P1 is in Box, not Units/,
    chance: 1,
  },
  {
    because: "an order is in another unit",
    change: { orders: [order("S1", "2026-03-09", 9, { unit: "Box" })] },
    says: /Order S1 is in Box/,
    chance: 1,
  },
  {
    because: "a supplier's lateness is unknown",
    change: { receipts: [receipt("2026-03-09", 9, { late: [] })] },
    says: /taken as on time/,
    chance: 0,
  },
])("still answers when $because, and says so", ({ change, says, chance }) => {
  const risk = stockoutRisk({ ...question, ...change });
  expect(risk.missing.join(" ")).toMatch(says);
  expect(risk.withinLeadTime).toBe(chance);
});

test.for<{ because: string; more: Partial<DueOrder>; says: RegExp }>([
  { because: "its currency has no rate", more: { price: { amount: "4", currency: "CHF" } }, says: /No rate from CHF to EUR/ },
])("tells an order's shortage in units only when $because", ({ more, says }) => {
  const risk = stockoutRisk({ ...question, orders: [order("S1", "2026-03-16", 40, more)] });
  expect(risk.orders[0]).toMatchObject({ chance: 1, expectedShort: 15, value: undefined });
  expect(risk.missing.join(" ")).toMatch(says);
});

test("another unit with a factor and another currency with a rate are converted", () => {
  const boxes = order("S1", "2026-03-09", 3, { unit: "Box", factor: 12, price: { amount: "24.00", currency: "USD" } });
  const risk = stockoutRisk({ ...question, rates: { USD: "0.5" }, orders: [boxes] });
  expect(risk.orders[0]).toMatchObject({ expectedShort: 11, value: { amount: "11.00", currency: "EUR" } });
});
