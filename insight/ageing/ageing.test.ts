import { expect, test } from "vitest";
import { ageStock, type StockPosition } from "./stock-age.ts";

const SETTINGS = { today: "2025-07-01", weeks: 8 };

const position = (changes: Partial<StockPosition> = {}): StockPosition => ({
  product: "Bolt",
  onHand: "100",
  onOrder: "0",
  receipts: [
    { date: "2024-01-01", quantity: "500", unitCost: "1.00" },
    { date: "2025-03-01", quantity: "60", unitCost: "2.00" },
    { date: "2025-06-20", quantity: "30", unitCost: "3.00" },
  ],
  weeklyDemand: { mean: 5, low: 2, high: 10, weeks: 52 },
  ...changes,
});

test("what is there are the latest receipts, each at its own cost", () => {
  const { buckets, value } = ageStock(position(), SETTINGS);
  expect(buckets.map(({ from, to, quantity, value: worth }) => [from, to, String(quantity), String(worth)])).toEqual([
    [0, 30, "30", "90"],
    [31, 90, "0", "0"],
    [91, 180, "60", "120"],
    [181, 365, "0", "0"],
    [366, null, "10", "10"],
    [null, null, "0", "0"],
  ]);
  expect(String(value)).toBe("220");
});

test("excess is what the allowed weeks will not use, with the range of the forecast and its money", () => {
  const { excess, cover, reasons } = ageStock(position(), SETTINGS);
  expect([excess?.quantity, excess?.low, excess?.high, excess?.value].map(String)).toEqual(["60", "20", "84", "132"]);
  expect(cover).toBe(20);
  expect(reasons).toEqual([
    "Bolt: 100 units on hand, the oldest of known age for 547 days.",
    "At the forecast demand it lasts 20.0 weeks; 8 are allowed.",
    "60 units are beyond 8 weeks of demand and tie up 132.",
  ]);
});

test.for([
  { because: "demand will use it", changes: { onHand: "40" }, kind: "keep" },
  { because: "it is a little too much", changes: {}, kind: "stop-buying" },
  { because: "more is on order", changes: { onOrder: "25" }, kind: "cancel-orders" },
  { because: "it lasts for years", changes: { onHand: "500" }, kind: "sell-off" },
  { because: "nobody will buy it", changes: { weeklyDemand: { mean: 0, low: 0, high: 0, weeks: 52 } }, kind: "clear-or-write-down" },
  { because: "there is no forecast", changes: { weeklyDemand: null }, kind: "forecast-first" },
  { because: "there is nothing", changes: { onHand: "0" }, kind: "keep" },
])("the advice is $kind when $because", ({ changes, kind }) => {
  expect(ageStock(position(changes), SETTINGS).advice.kind).toBe(kind);
});

test.for([
  { because: "stock is negative", changes: { onHand: "-4" }, says: "stock is negative (-4)" },
  { because: "the quantity can't be read", changes: { onHand: "many" }, says: "can't be read" },
  { because: "there is no forecast", changes: { weeklyDemand: null }, says: "has no forecast" },
  { because: "stock has no receipt", changes: { onHand: "700" }, says: "110 units have no receipt on record" },
  {
    because: "a receipt has no cost",
    changes: { receipts: [{ date: "2025-06-01", quantity: "100", unitCost: null }] },
    says: "has no cost, so its value is not told",
  },
  {
    because: "a receipt has no date",
    changes: { receipts: [{ date: "soon", quantity: "5", unitCost: "1" }] },
    says: "a receipt of soon can't be read",
  },
])("it answers and names what is missing when $because", ({ changes, says }) => {
  const { missing, buckets } = ageStock(position(changes), SETTINGS);
  expect(missing.join(" ")).toContain(says);
  expect(buckets).toHaveLength(6);
});

test("a receipt of tomorrow is not what is there today", () => {
  const { buckets } = ageStock(
    position({
      onHand: "30",
      receipts: [
        { date: "2025-07-02", quantity: "50", unitCost: "9" },
        { date: "2025-06-30", quantity: "50", unitCost: "2" },
      ],
    }),
    SETTINGS,
  );
  expect(String(buckets[0]?.value)).toBe("60");
});
