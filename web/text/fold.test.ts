import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test("a text within the limit is whole", () => {
  expect(fold("12345", 5)).toEqual({ head: "12345", more: 0 });
});

test("a longer text says how much is left out", () => {
  expect(fold("1234567", 5)).toEqual({ head: "12345", more: 2 });
});

test("a line end near the limit is where it is cut", () => {
  expect(fold("12345678\nabcdef", 10)).toEqual({ head: "12345678", more: 7 });
});

test("a character of two code units is not cut in half", () => {
  expect(fold("1234🙂67", 5)).toEqual({ head: "1234", more: 4 });
});
