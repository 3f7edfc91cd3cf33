import { expect, test } from "vitest";
import { stockAt } from "../reorder/stock-curve.ts";
import { brier, reliability } from "./brier.ts";
import { stockWorld } from "./stock-world.ts";

test("a sure and right forecast scores nothing, an even one a quarter", () => {
  expect(brier([{ chance: 1, happened: true }])).toBe(0);
  expect(
    brier([
      { chance: 0.5, happened: true },
      { chance: 0.5, happened: false },
    ]),
  ).toBe(0.25);
});

test("reliability sets what was told beside what happened", () => {
  const [low, , , , , , , , , high] = reliability([
    { chance: 0.04, happened: false },
    { chance: 1, happened: true },
    { chance: 0.96, happened: false },
  ]);
  expect(low).toMatchObject({ cases: 1, happened: 0 });
  expect(high).toMatchObject({ cases: 2, told: 0.98, happened: 0.5 });
});

test("a curve is read between its points and not beyond them", () => {
  const curve = [
    { fill: 0.9, stock: 4 },
    { fill: 0.8, stock: 2 },
  ];
  expect(stockAt(curve, 0.85)).toBeCloseTo(3);
  expect(stockAt(curve, 0.95)).toBeUndefined();
});

test("the same seed makes the same world, in which stock never goes below nothing", () => {
  const size = { products: 10, weeks: 60 };
  const world = stockWorld(3, size);
  expect(stockWorld(3, size)).toEqual(world);
  expect(world.every(({ onHand }) => onHand.every((units) => units >= 0))).toBe(true);
  expect(world.some(({ unmet }) => unmet.some((units) => units > 0))).toBe(true);
});
