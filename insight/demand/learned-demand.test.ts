import { expect, test } from "vitest";
import { seededRandom } from "../monitoring/seeded-random.ts";
import { followDemand } from "./demand-signals.ts";
import { followingQuantiles, learnFollowing } from "./learned-demand.ts";

/** Sold in lots of six every fourth period on average, and in the period after a sale hardly ever. */
function stockedUp(periods: number, random: () => number, size = 6): number[] {
  let rest = 0;
  return Array.from({ length: periods }, () => {
    rest -= 1;
    if (rest > 0 || random() > 0.5) return 0;
    rest = 3;
    return size;
  });
}

const random = seededRandom(3);
const histories = Array.from({ length: 260 }, () => stockedUp(40, random));
const learned = learnFollowing(histories, 1);

test("it learns from all series what one series can't tell: nothing follows right after a sale", () => {
  const base = stockedUp(37, seededRandom(9));
  if (!learned) throw new Error("There is enough to learn from.");
  const [bought, waited] = [followingQuantiles([...base, 0, 0, 6], learned), followingQuantiles([...base, 6, 0, 0, 0], learned)];
  expect(bought.every((units) => units <= 1)).toBe(true);
  expect(waited[8]).toBeGreaterThanOrEqual(5);
});

test("levels rise, whole units stay whole, and the same file teaches the same", () => {
  const again = learnFollowing(histories, 1);
  for (const history of histories.slice(0, 40)) {
    const levels = learned ? followingQuantiles(history, learned) : [];
    expect(levels).toEqual([...levels].sort((one, other) => one - other));
    expect(levels.every((units) => Number.isInteger(units) && units >= 0)).toBe(true);
    expect(again && followingQuantiles(history, again)).toEqual(levels);
  }
});

test("units that are no whole ones are forecast as such", () => {
  const kilograms = learnFollowing(
    histories.map((history) => history.map((units) => units * 0.37)),
    1,
  );
  const levels = kilograms ? followingQuantiles([...stockedUp(37, seededRandom(9), 2.22), 0, 0, 0], kilograms) : [];
  expect(levels.some((units) => units > 0 && !Number.isInteger(units))).toBe(true);
});

test("a few moments teach nothing", () => {
  expect(learnFollowing(histories.slice(0, 20), 1)).toBeUndefined();
});

test("a series a hundred times as large gives the same signals but for its size", () => {
  const [small, large] = [followDemand(), followDemand()];
  for (const units of stockedUp(60, seededRandom(5), 40)) {
    small.see(units);
    large.see(units * 100);
  }
  const [one, other] = [small.signals(), large.signals()];
  expect(other.scale / one.scale).toBeCloseTo(100, -1);
  for (const at of [1, 3, 5, 6, 8, 9, 10, 11]) expect(other.values[at]).toBeCloseTo(one.values[at] ?? 0, 1);
});
