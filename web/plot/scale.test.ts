import { expect, test } from "vitest";
import { dayTicks, scale, ticks } from "./scale.ts";

test.for([
  { because: "the range is round", low: 0, high: 100, most: 5, expected: [0, 20, 40, 60, 80, 100] },
  { because: "it crosses zero", low: -69, high: 210, most: 5, expected: [-100, 0, 100, 200, 300] },
  { because: "it is small", low: 0, high: 0.3, most: 3, expected: [0, 0.1, 0.2, 0.3] },
  { because: "all values are zero", low: 0, high: 0, most: 5, expected: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  { because: "it is very large", low: 0, high: 8.7e9, most: 5, expected: [0, 2e9, 4e9, 6e9, 8e9, 1e10] },
])("ticks are round and enclose the values when $because", ({ low, high, most, expected }) => {
  expect(ticks(low, high, most)).toEqual(expected);
});

test("days are labelled as densely as there is room", () => {
  expect(dayTicks(0, 21, 4)).toEqual([0, 7, 14, 21]);
  expect(dayTicks(0, 21, 3)).toEqual([0, 14]);
  expect(dayTicks(5, 5, 4)).toEqual([5]);
});

test("a scale maps ends to ends, and a range of one value to its start", () => {
  expect([0, 5, 10].map(scale([0, 10], [20, 120]))).toEqual([20, 70, 120]);
  expect(scale([3, 3], [20, 120])(3)).toBe(20);
});
