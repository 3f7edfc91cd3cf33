import { median } from "./robust-level.ts";

/** A value of one pair (a customer and a product) at a moment from 0 to 1, with the size of the order. */
export interface Cell {
  readonly pair: string;
  readonly at: number;
  readonly value: number;
  readonly quantity: number;
}

const ROUNDS = 4;
const NEIGHBOURS = 11;
/** With fewer pairs, what all did would be what one of them did. */
export const LEAST_PAIRS = 4;

/**
 * What is left of each value once its pair's own level, what other pairs of the group did about the same day, and the group's quantity scale
 * are taken away (backfitting of running medians, after Tukey 1977): a mix of customers, a promotion or a new price list for all does not
 * look like a trend of one. A group of few pairs keeps what all did.
 */
export function withoutSharedMoves(cells: readonly Cell[]): number[] {
  const scaled = withoutQuantityScale(cells);
  const pairs = pairsOf(cells);
  let levels = levelsOf(scaled, pairs);
  if (pairs.length < LEAST_PAIRS) return minus(scaled, levels);
  let shared = scaled.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    shared = runningMedians(cells, minus(scaled, levels));
    levels = levelsOf(minus(scaled, shared), pairs);
  }
  return minus(minus(scaled, shared), levels);
}

/** Takes each pair's level and the quantity scale away only, so that what the whole group did is kept. */
export function levelled(cells: readonly Cell[]): number[] {
  const scaled = withoutQuantityScale(cells);
  return minus(scaled, levelsOf(scaled, pairsOf(cells)));
}

/** For each value the middle of those of other pairs that lie nearest in time. */
function runningMedians(cells: readonly Cell[], values: readonly number[]): number[] {
  const order = cells.map(({ at, pair }, index) => ({ at, pair, value: values[index] ?? 0, index })).sort((a, b) => a.at - b.at);
  const medians = values.map(() => 0);
  order.forEach(({ at, pair, index }, place) => {
    const near: number[] = [];
    let [before, after] = [place - 1, place + 1];
    while (near.length < NEIGHBOURS && (before >= 0 || after < order.length)) {
      const [left, right] = [order[before], order[after]];
      const takesLeft = left !== undefined && (right === undefined || at - left.at <= right.at - at);
      const taken = takesLeft ? left : right;
      if (takesLeft) before--;
      else after++;
      if (taken !== undefined && taken.pair !== pair) near.push(taken.value);
    }
    medians[index] = median(near);
  });
  return medians;
}

/** Larger orders cost less a unit: the group's own slope on log quantity within pairs, never an upward one. */
function withoutQuantityScale(cells: readonly Cell[]): number[] {
  const pairs = pairsOf(cells);
  const sizes = cells.map(({ quantity }) => Math.log(Math.max(1e-9, quantity)));
  const values = cells.map(({ value }) => value);
  const [size, value] = [minus(sizes, levelsOf(sizes, pairs)), minus(values, levelsOf(values, pairs))];
  const spread = size.reduce((sum, x) => sum + x * x, 0);
  const slope = spread === 0 ? 0 : Math.min(0, size.reduce((sum, x, at) => sum + x * (value[at] ?? 0), 0) / spread);
  return values.map((own, at) => own - slope * (size[at] ?? 0));
}

function levelsOf(values: readonly number[], pairs: readonly (readonly number[])[]): number[] {
  const levels = values.map(() => 0);
  for (const pair of pairs) {
    const level = median(pair.map((at) => values[at] ?? 0));
    for (const at of pair) levels[at] = level;
  }
  return levels;
}

function pairsOf(cells: readonly Cell[]): number[][] {
  return [...Map.groupBy(cells.keys(), (at) => cells[at]?.pair).values()];
}

function minus(values: readonly number[], others: readonly number[]): number[] {
  return values.map((value, at) => value - (others[at] ?? 0));
}
