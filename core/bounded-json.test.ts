import { expect, test } from "vitest";
import { asJson, boundJson, compactJson } from "./bounded-json.ts";

const orders = (count: number, lines = 0) => ({
  orders: Array.from({ length: count }, (_, id) => ({ id, lines: Array.from({ length: lines }, (_, line) => `line ${line}`) })),
  hasMore: false,
});

test("a value that fits is left alone", () => {
  expect(boundJson(orders(3), 1_000)).toEqual(orders(3));
});

test.for([
  { because: "the outer list is long", value: orders(500), path: "outer" },
  { because: "each record's own list is long", value: orders(2, 500), path: "inner" },
  { because: "a text is long", value: { note: "x".repeat(50_000) }, path: "text" },
  { because: "there are many texts", value: { notes: Array.from({ length: 50 }, () => "x".repeat(900)) }, path: "texts" },
])("the result fits when $because", ({ value }) => {
  expect(JSON.stringify(boundJson(value, 4_000)).length).toBeLessThanOrEqual(4_000);
});

test("the object that held a cut list says that there is more", () => {
  expect(boundJson(orders(500), 60)).toEqual({ hasMore: true, orders: [{ id: 0, lines: [] }] });
  expect(boundJson({ order: { lines: Array.from({ length: 200 }, () => "a line of an order") } }, 400)).toMatchObject({ order: { hasMore: true } });
});

test("what can't be cut is withheld whole", () => {
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field_${index}`, index]));
  expect(boundJson(wide, 400)).toEqual({ hasMore: true });
});

test("compact JSON leaves out what is empty, and absent values have no JSON form", () => {
  expect(compactJson({ a: null, b: [1, "x"], c: { d: null } })).toBe('{"b":[1,"x"],"c":{}}');
  expect(asJson({ a: undefined, b: new Date(0) })).toEqual({ b: "1970-01-01T00:00:00.000Z" });
});
