import { expect, test } from "vitest";
import { linesOf, linesText } from "./order-lines.ts";

test("the text form of order lines reads back to the same lines", () => {
  const lines = [
    { quantity: "5", product: "FURN_7777" },
    { quantity: "2.5", product: "Hose; two wire x 3/4 in" },
  ];
  expect(linesOf(linesText(lines))).toEqual(lines);
});

test("text without a quantity is no line", () => {
  expect(linesOf("FURN_7777")).toEqual([]);
});
