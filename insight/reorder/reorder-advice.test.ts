import { expect, test } from "vitest";
import { negativeBinomial } from "../inventory/negative-binomial.ts";
import { adviseReorder } from "./reorder-advice.ts";
import type { ReorderQuestion } from "./reorder-question.ts";

const demand = (from: number, to: number) => negativeBinomial(5 * (to - from), 12 * (to - from));
const question: ReorderQuestion = {
  unit: "Units",
  currency: "EUR",
  demand,
  periodsKnown: 40,
  leadTime: [
    { periods: 1, probability: 0.7 },
    { periods: 3, probability: 0.3 },
  ],
  review: 1,
  goal: { kind: "fill", share: 0.95 },
  stock: { onHand: 6, reserved: 2, onOrder: 4 },
  buying: { prices: [{ from: 1, price: { amount: "2.50", currency: "EUR" } }] },
};

test("the level is the least that meets the fill rate, and the order is what the position lacks", () => {
  const advice = adviseReorder(question);
  expect(advice.position).toBe(8);
  expect(advice.levels?.expectedFill).toBeGreaterThanOrEqual(0.95);
  expect(advice.quantity).toBe((advice.levels?.orderUpTo ?? 0) - 8);
  expect(advice.levels?.safetyStock.value?.currency).toBe("EUR");
  expect(advice.cost?.amount).toBe((advice.quantity * 2.5).toFixed(2));
  expect(advice.missing).toEqual([]);
  expect(advice.reasons.join(" ")).toMatch(/6 on hand, 2 reserved, 4 on order.*from 40 known periods.*safety stock, worth \d+\.\d\d EUR/);
});

test("a stricter goal and a longer lead time never ask for less", () => {
  const levelAt = (change: Partial<ReorderQuestion>) => adviseReorder({ ...question, ...change }).levels?.orderUpTo ?? 0;
  expect(levelAt({ goal: { kind: "fill", share: 0.99 } })).toBeGreaterThan(levelAt({}));
  expect(levelAt({ leadTime: [{ periods: 6, probability: 1 }] })).toBeGreaterThan(levelAt({}));
  expect(levelAt({ goal: { kind: "cost", underage: "19", overage: "1" } })).toBe(levelAt({ goal: { kind: "cycle", share: 0.95 } }));
});

test("a small need waits while stock covers the lead time, where the supplier's minimum is large", () => {
  const advice = adviseReorder({ ...question, stock: { onHand: 25, reserved: 0, onOrder: 0 }, buying: { ...question.buying, minimum: 100 } });
  expect(advice.quantity).toBe(0);
  expect(advice.reasons.at(-1)).toMatch(/No order yet: .* fewer than the supplier's minimum of 100/);
});

test("goods that spoil are never bought beyond what is surely sold in time", () => {
  const advice = adviseReorder({ ...question, shelfLife: { periods: 1, sure: 0.9 } });
  expect(advice.quantity).toBeLessThan(adviseReorder(question).quantity);
  expect(advice.reasons.join(" ")).toMatch(/shelf life/);
});

test("the rule in Odoo is compared, with what it is expected to meet", () => {
  const advice = adviseReorder({ ...question, rule: { min: 2, max: 4 } });
  expect(advice.difference).toMatchObject({ changes: true, now: { min: 2, max: 4 }, advised: { max: advice.levels?.orderUpTo } });
  expect(advice.difference?.fillNow).toBeLessThan(0.6);
  const same = adviseReorder({ ...question, rule: advice.difference?.advised ?? { min: 0, max: 0 } });
  expect(same.difference).toMatchObject({ changes: false, reasons: ["The rule in Odoo already says so."] });
});

test.for<{ because: string; change: Partial<ReorderQuestion>; says: RegExp }>([
  { because: "stock is negative", change: { stock: { onHand: -3, reserved: 0, onOrder: 0 } }, says: /negative/ },
  { because: "there is no price", change: { buying: {} }, says: /No supplier price/ },
  {
    because: "a currency has no rate",
    change: { buying: { prices: [{ from: 1, price: { amount: "3", currency: "CHF" } }] } },
    says: /No rate from CHF to EUR/,
  },
  { because: "no lead time is known", change: { leadTime: [] }, says: /No lead time/ },
])("still advises when $because, and says so", ({ change, says }) => {
  const advice = adviseReorder({ ...question, ...change });
  expect(advice.missing.join(" ")).toMatch(says);
  expect(advice.levels?.orderUpTo).toBeGreaterThan(0);
  expect(advice.quantity).toBe((advice.levels?.orderUpTo ?? 0) - advice.position);
});

test.for([
  { because: "the rule in Odoo is below its minimum", rule: { min: 10, max: 24 }, onHand: 4, quantity: 20 },
  { because: "the rule in Odoo asks for nothing", rule: { min: 2, max: 24 }, onHand: 4, quantity: 0 },
  { because: "there is no rule and units are owed", rule: undefined, onHand: -4, quantity: 4 },
])("without a history it orders $quantity when $because", ({ rule, onHand, quantity }) => {
  const { goal, unit, currency, leadTime, review } = question;
  const advice = adviseReorder({
    ...{ goal, unit, currency, leadTime, review, demand: undefined, periodsKnown: 0, stock: { onHand, reserved: 0, onOrder: 0 } },
    ...(rule === undefined ? {} : { rule }),
  });
  expect(advice.quantity).toBe(quantity);
  expect(advice.levels).toBeUndefined();
  expect(advice.missing.join(" ")).toMatch(/No demand history/);
});
