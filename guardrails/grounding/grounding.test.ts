import { expect, test } from "vitest";
import type { Fact } from "../../core/fact.ts";
import { unsupportedIn } from "./grounding.ts";

const fact = (value: string, field: string, id = "28", model = "sale.order"): Fact => ({
  value,
  source: { tool: "get_order_status", model, id, field },
});
const facts = [
  fact("S00028", "name"),
  fact("1234.50", "amount_total"),
  fact("2026-06-05", "commitment_date"),
  fact("12", "product_uom_qty", "1", "sale.order.line"),
  fact("5", "qty_delivered", "1", "sale.order.line"),
  fact("8", "product_uom_qty", "2", "sale.order.line"),
];
const grounds = { facts, said: ["Is 3 pallets possible?"], today: "2026-06-08", checkNames: true };

test.for([
  { because: "a fact as it is", answer: "S00028 is due on 2026-06-05.", missing: [] },
  { because: "a fact in another notation", answer: "S00028 comes to $1,234.5, due June 5, 2026.", missing: [] },
  { because: "German notation", answer: "1.234,50", missing: [] },
  { because: "a date without its year", answer: "Due 5 June.", missing: [] },
  { because: "days late", answer: "It is 3 days late.", missing: [] },
  { because: "a difference on one line", answer: "7 are still open.", missing: [] },
  { because: "the sum of a column", answer: "20 were ordered on 2 lines.", missing: [] },
  { because: "what the person said", answer: "You asked for 3.", missing: [] },
  { because: "a list's numbering", answer: "1. S00028\n2. S00028", missing: [] },
  { because: "an invented amount", answer: "It comes to 1,234.60.", missing: ["1,234.60"] },
  { because: "an invented date", answer: "Due 9 June 2026.", missing: ["9 June 2026"] },
  { because: "an invented reference", answer: "See WH/OUT/00099.", missing: ["WH/OUT/00099"] },
  { because: "an invented company", answer: "It goes to Globex Industries.", missing: ["Globex Industries"] },
])("$because", ({ answer, missing }) => {
  expect(unsupportedIn(answer, grounds)).toEqual(missing);
});
