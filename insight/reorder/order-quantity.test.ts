import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { orderQuantity } from "./order-quantity.ts";
import { bestBreak } from "./price-break.ts";

test.for([
  { because: "nothing is needed", needed: 0, bounds: { minimum: 10 }, quantity: 0 },
  { because: "there are no bounds", needed: 7, bounds: {}, quantity: 7 },
  { because: "the minimum is higher", needed: 7, bounds: { minimum: 10 }, quantity: 10 },
  { because: "packs are whole", needed: 7, bounds: { pack: 6 }, quantity: 12 },
  { because: "the minimum is no whole pack", needed: 7, bounds: { minimum: 10, pack: 6 }, quantity: 12 },
  { because: "goods would spoil", needed: 30, bounds: { pack: 6, most: 20 }, quantity: 18 },
  { because: "even the minimum would spoil", needed: 3, bounds: { minimum: 24, most: 10 }, quantity: 0 },
  { because: "there is already more than can be sold", needed: 3, bounds: { most: -5 }, quantity: 0 },
])("orders $quantity when $because", ({ needed, bounds, quantity }) => {
  const order = orderQuantity(needed, bounds);
  expect(order.quantity).toBe(quantity);
  expect(order.reasons.length > 0).toBe(quantity !== needed);
});

const breaks = [
  { from: 1, price: new Decimal("10") },
  { from: 100, price: new Decimal("9") },
  { from: 1000, price: new Decimal("8.9") },
];
const terms = { rate: 20, horizon: 12, orderable: (quantity: number) => quantity };

test.for([
  { because: "holding is cheap", holdingShare: 0.01, needed: 60, quantity: 100 },
  { because: "holding eats the saving", holdingShare: 0.2, needed: 60, quantity: 60 },
  { because: "the break is reached anyway", holdingShare: 0.01, needed: 120, quantity: 120 },
])("buys $quantity where $needed are needed when $because", ({ holdingShare, needed, quantity }) => {
  const choice = bestBreak(needed, breaks, { ...terms, holdingShare });
  expect(choice.quantity).toBe(quantity);
  expect(choice.saving.gt(0)).toBe(quantity > needed);
});

test("a break that can't be ordered is left alone", () => {
  expect(bestBreak(60, breaks, { ...terms, holdingShare: 0, orderable: () => undefined }).quantity).toBe(60);
});
