import type { JudgedOrder } from "../lead-time/read-supplier-orders.ts";
import type { SupplierOrder } from "../lead-time/supplier-order.ts";
import { sigmoid } from "../learning/log-odds.ts";
import { fitLateEffects, keysOf } from "./late-effects.ts";

const HALF_YEAR = 183;
const REPLAYS = 6;
const AHEAD = 4 * HALF_YEAR;
const LEAST_HISTORY = 300;
const LEAST_OUTCOMES = 50;
/** Replays whose futures overlap tell less than they number. */
const OVERLAP = 4;
/** The rate of late orders has jumped and come back before, so no more than this is followed. */
const LARGEST_SHIFT = 0.25;

/**
 * From the model's log odds to a probability that held: the model is replayed at each half year of the last three and asked of what came up to two
 * years after; the shift of log odds that would have made its level right is applied as far as the replays agree on it (James and Stein, 1961),
 * for each way of fulfilment on its own because their levels drift apart.
 */
export function calibratedLate(history: readonly JudgedOrder[], asOf: number): (order: SupplierOrder, logOdds: number) => number {
  const known = history.filter(({ order, late }) => late !== undefined && order.deliveredOn !== undefined && order.deliveredOn <= asOf);
  const replays = Array.from({ length: REPLAYS }, (_, at) => replayAt(asOf - (at + 1) * HALF_YEAR, known)).filter((outcomes) => outcomes.length > 0);
  const vias = new Set(known.map(({ order }) => order.via));
  const shifts = new Map(
    [...vias].map((via) => [via, agreed(replays.map((outcomes) => shiftOf(outcomes.filter(({ order }) => order.via === via))))]),
  );
  return (order, logOdds) => sigmoid(logOdds + (shifts.get(order.via) ?? 0));
}

interface Outcome {
  readonly order: SupplierOrder;
  readonly late: number;
  readonly logOdds: number;
}

function replayAt(day: number, known: readonly JudgedOrder[]): Outcome[] {
  const before = known.filter(({ order: { deliveredOn = 0 } }) => deliveredOn <= day);
  if (before.length < LEAST_HISTORY) return [];
  const model = fitLateEffects(before, day);
  const after = known.filter(({ order: { deliveredOn = 0 } }) => deliveredOn > day && deliveredOn <= day + AHEAD);
  return after.map(({ order, late }) => ({ order, late: late === true ? 1 : 0, logOdds: model.logOdds(keysOf(order)) }));
}

function shiftOf(outcomes: readonly Outcome[]): number | undefined {
  if (outcomes.length < LEAST_OUTCOMES) return undefined;
  let shift = 0;
  for (let step = 0; step < 30; step++) {
    let gradient = -shift;
    let curvature = 1;
    for (const { late, logOdds } of outcomes) {
      const p = sigmoid(logOdds + shift);
      gradient += late - p;
      curvature += p * (1 - p);
    }
    shift += Math.max(-1, Math.min(1, gradient / curvature));
  }
  return shift;
}

function agreed(found: readonly (number | undefined)[]): number {
  const shifts = found.filter((shift) => shift !== undefined);
  if (shifts.length < 2) return 0;
  const mean = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
  const variance = shifts.reduce((sum, shift) => sum + (shift - mean) ** 2, 0) / (shifts.length - 1);
  const doubt = (variance * OVERLAP) / shifts.length;
  const kept = mean * Math.max(0, 1 - doubt / (mean * mean + 1e-12));
  return Math.max(-LARGEST_SHIFT, Math.min(LARGEST_SHIFT, kept));
}
