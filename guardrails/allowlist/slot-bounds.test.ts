import { expect, test } from "vitest";
import { outOfBounds } from "./slot-bounds.ts";
import { SLOT_TYPES, slotTypeSchema } from "./slot-types.ts";

const TODAY = "2026-11-22";
const lines = (count: number) => Array.from({ length: count }, () => "1 x VLV-0125").join("; ");

test.for([
  { type: "order", value: "S00028" },
  { type: "order or delivery", value: "WH/OUT/00012" },
  { type: "invoice", value: "INV/2026/00003" },
  { type: "customer", value: "Müller & Söhne (Köln) GmbH" },
  { type: "product", value: 'Ball valve 1/2" – 16 bar' },
  { type: "customer", value: "東京商事" },
  { type: "date", value: "2031-11-20" },
  { type: "date", value: "2021-11-23" },
  { type: "time", value: "23:59" },
  { type: "lines", value: "1000000 x VLV-0125; 0.5 x Large Desk" },
  { type: "lines", value: lines(40) },
  { type: "text", value: "a".repeat(2_000) },
  { type: "summary", value: "a".repeat(200) },
  { type: "choice draft, open", value: "open" },
])("a slot of type “$type” takes “$value”", ({ type, value }) => {
  expect(outOfBounds(type, value, TODAY)).toBeUndefined();
});

test.for([
  { because: "a reference is longer than forty characters", type: "order", value: "S".repeat(41) },
  { because: "a reference holds a quotation mark", type: "order", value: "S1' or '1'='1" },
  { because: "a name holds angle brackets", type: "customer", value: "<script>" },
  { because: "a name holds braces", type: "product", value: "{{7*7}}" },
  { because: "a name is longer than 120 characters", type: "customer", value: "a".repeat(121) },
  { because: "a name holds a line break", type: "customer", value: "Azure\nInterior" },
  { because: "a day is more than five years ahead", type: "date", value: "2032-01-01" },
  { because: "a day is more than five years ago", type: "from", value: "2021-01-01" },
  { because: "a day does not exist", type: "date", value: "2026-02-30" },
  { because: "a day is no day", type: "date", value: "tomorrow" },
  { because: "a time is past midnight", type: "time", value: "24:00" },
  { because: "a quantity is zero", type: "lines", value: "0 x VLV-0125" },
  { because: "a quantity is above a million", type: "lines", value: "1000001 x VLV-0125" },
  { because: "one line of several is wrong", type: "lines", value: "5 x VLV-0125; 2000000 x VLV-0125" },
  { because: "there are more than forty lines", type: "lines", value: lines(41) },
  { because: "a line has no quantity", type: "lines", value: "VLV-0125" },
  { because: "a note is too long", type: "text", value: "a".repeat(2_001) },
  { because: "a choice is none of the words", type: "choice draft, open", value: "paid" },
  { because: "it is empty", type: "order", value: "" },
  { because: "the slot does not exist", type: "", value: "S00028" },
])("refuses and says what is allowed when $because", ({ type, value }) => {
  expect(outOfBounds(type, value, TODAY)).toMatch(/\S/);
});

test("every type has bounds, and a file may name no other", () => {
  for (const type of SLOT_TYPES) expect(outOfBounds(type, "\u0001".repeat(5_000), TODAY)).toMatch(/\S/);
  expect(slotTypeSchema.safeParse("anything").success).toBe(false);
  expect(slotTypeSchema.safeParse("order or anything").success).toBe(false);
  expect(slotTypeSchema.safeParse("choice open, <b>").success).toBe(false);
});
