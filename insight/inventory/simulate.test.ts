import { expect, test } from "vitest";
import { simulateStock, totalOf } from "./simulate.ts";

test("an order placed at the end of a period comes after its lead time and covers what was sold", () => {
  const run = simulateStock([2, 0, 0, 3], () => 3, { leadTime: 1, review: 1, unmet: "backorder" });
  expect(run).toEqual({ demand: 5, served: 5, stockAtEnd: 1 + 1 + 3 + 0, stockAtStart: 3 + 1 + 3 + 3, periods: 4 });
});

test.for([
  { because: "an owed unit is taken from the next receipt", unmet: "backorder", served: 3 },
  { because: "a lost sale leaves the next receipt whole", unmet: "lost", served: 4 },
] as const)("after a stockout $because", ({ unmet, served }) => {
  const run = simulateStock([4, 1, 2], () => 2, { leadTime: 1, review: 1, unmet });
  expect(run).toMatchObject({ demand: 7, served });
});

test("unknown demand skips the period", () => {
  expect(simulateStock([null, 1], () => 1, { leadTime: 0, review: 1, unmet: "lost" })).toMatchObject({ demand: 1, served: 1, periods: 1 });
});

test("a total is the share of all demand and the stock of all periods", () => {
  const runs = [
    { demand: 10, served: 5, stockAtEnd: 4, stockAtStart: 8, periods: 2 },
    { demand: 0, served: 0, stockAtEnd: 6, stockAtStart: 6, periods: 2 },
  ];
  expect(totalOf(runs)).toEqual({ fill: 0.5, stock: 2.5 });
  expect(totalOf(runs, "middle").stock).toBe(3);
  expect(totalOf([])).toEqual({ fill: 1, stock: 0 });
});
