import { expect, test } from "vitest";
import { createRandom } from "./random.ts";

test("a seed always gives the same choices, and its forks do not depend on what was drawn before", () => {
  const [one, two] = [createRandom("a"), createRandom("a")];
  one.next();
  expect(Array.from({ length: 3 }, () => createRandom("a").next())).toEqual(Array(3).fill(two.next()));
  expect(one.fork("x").next()).toBe(two.fork("x").next());
  expect(one.fork("x").next()).not.toBe(one.fork("y").next());
});

test("whole numbers reach both of their bounds and nothing beyond", () => {
  const random = createRandom("dice");
  const seen = new Set(Array.from({ length: 500 }, () => random.int(1, 6)));
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

test("weights decide how often a key is drawn, and a weight of zero never", () => {
  const random = createRandom("weights");
  const drawn = Array.from({ length: 1_000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }));
  const often = drawn.filter((key) => key === "often").length;
  expect(often).toBeGreaterThan(850);
  expect(often).toBeLessThan(950);
  expect(drawn).not.toContain("never");
});

test("shuffling keeps every item", () => {
  const items = Array.from({ length: 50 }, (_, index) => index);
  const shuffled = createRandom("cards").shuffled(items);
  expect(shuffled).not.toEqual(items);
  expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
});
