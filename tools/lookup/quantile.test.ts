import { expect, test } from "vitest";
import { percentOf, quantile } from "./quantile.ts";

test.for([
  { because: "the middle of an odd number", values: [9, 1, 5], share: 0.5, is: 5 },
  { because: "the lower middle of an even number", values: [4, 1, 2, 3], share: 0.5, is: 2 },
  { because: "the ninetieth of ten is the ninth", values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share: 0.9, is: 9 },
  { because: "one value is every quantile", values: [7], share: 0.9, is: 7 },
  { because: "nothing has none", values: [], share: 0.5, is: undefined },
])("a quantile: $because", ({ values, share, is }) => {
  expect(quantile(values, share)).toBe(is);
});

test.for([
  { part: 2, whole: 3, is: "66.7" },
  { part: 0, whole: 4, is: "0" },
  { part: 1, whole: 0, is: undefined },
])("$part of $whole is $is percent", ({ part, whole, is }) => {
  expect(percentOf(part, whole)).toBe(is);
});
