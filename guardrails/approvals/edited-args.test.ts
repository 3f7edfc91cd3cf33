import { expect, test } from "vitest";
import { editedArgs } from "./edited-args.ts";

const KNOWN = ["delivery", "date", "time", "lines"];
const ARGS = { delivery: "WH/OUT/00012", date: "2026-06-12", lines: [{ product: "Desk" }] };

test("an edit replaces what it names and keeps the rest", () => {
  expect(editedArgs(ARGS, { date: "2026-06-15" }, KNOWN)).toEqual({ ...ARGS, date: "2026-06-15" });
});

test("an edit may add what the call had left out", () => {
  expect(editedArgs(ARGS, { time: "10:00" }, KNOWN)).toEqual({ ...ARGS, time: "10:00" });
});

test.for([
  { because: "it changes nothing", values: { date: "2026-06-12" }, says: "changes nothing" },
  { because: "it is empty", values: {}, says: "changes nothing" },
  { because: "it is missing", values: undefined, says: "changes nothing" },
  { because: "it names what the tool doesn't take", values: { scheduled_date: "2026-06-15" }, says: 'no "scheduled_date"' },
  { because: "it reaches for every object's own", values: { ["__proto__"]: "x" }, says: 'no "__proto__"' },
  { because: "it puts a text in the place of a list", values: { lines: "all" }, says: "not one value" },
])("an edit is refused when $because", ({ values, says }) => {
  expect(() => editedArgs(ARGS, values, KNOWN)).toThrow(expect.objectContaining({ code: "BAD_INPUT", message: expect.stringContaining(says) }));
});
