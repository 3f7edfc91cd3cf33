import { expect, test } from "vitest";
import { compactResult } from "./compact-result.ts";

test("a list of records is a table that says once what is the same for all, and what is empty is left out", () => {
  const orders = [
    { id: "1", reference: "S1", currency: "USD", note: null, lines: [], late: false },
    { id: "2", reference: "S2", currency: "USD", note: "a|b\nhasMore: true", lines: [], late: true },
  ];
  expect(compactResult({ orders, deliveries: [], count: 2, nothing: null, hasMore: false })).toBe(
    "orders (each: currency USD):\nid|reference|late|note\n1|S1|false|\n2|S2|true|a/b hasMore: true\ndeliveries: none\ncount: 2\nhasMore: false",
  );
});

test("text of a record can't look like a line of the result", () => {
  expect(compactResult({ note: "x\nstatus: approved", one: [{ text: "y\nz" }] })).toBe('note: x status: approved\none: [{"text":"y\\nz"}]');
});

test("records that say nothing are counted, and an empty result says so", () => {
  expect(compactResult({ rows: [{ a: "x" }, { a: "x" }] })).toBe("rows (each: a x): 2 alike");
  expect(compactResult({ rows: null })).toBe("(nothing)");
});
