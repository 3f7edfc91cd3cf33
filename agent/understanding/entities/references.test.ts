import { expect, test } from "vitest";
import { findQuoted, findReferences } from "./references.ts";

test.for([
  ["wheres order s00031??", ["order S00031"]],
  ["SO 28", ["order S00028"]],
  ["SO00028", ["order SO00028"]],
  ["order 10234", ["order S10234"]],
  ["order #28", ["order S00028"]],
  ["wh/out/33", ["delivery WH/OUT/33"]],
  ["out 12", ["delivery WH/OUT/12"]],
  ["PO 9", ["purchase_order P00009"]],
  ["purchase order 42", ["purchase_order P00042"]],
  ["INV/2026/00017", ["invoice INV/2026/00017"]],
  ["BILL/2026/11/0003", ["invoice BILL/2026/11/0003"]],
  ["invoice 17", ["invoice 17"]],
  ["[E-COM11]", ["product E-COM11"]],
  ["FURN_7777 and VLV-0125", ["product FURN_7777", "product VLV-0125"]],
] as const)("“%s” holds %s", ([text, found]) => {
  expect(findReferences(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(found);
});

test.for(["2-pole 24 V", "order 5 desks", "2026-12-11", "and/or 24/7", "in 2026", "a follow-up", "20 x 30"])("“%s” holds no reference", (text) => {
  expect(findReferences(text)).toEqual([]);
});

test("apostrophes are no quotation marks", () => {
  expect(findQuoted(`post "goods damaged" to the customer's 'Large Desk', it isn't urgent`).map(({ value }) => value)).toEqual([
    "goods damaged",
    "Large Desk",
  ]);
});
