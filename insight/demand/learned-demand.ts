import { followDemand, SIGNALS } from "./demand-signals.ts";
import { LEVELS, NOTHING, type Quantiles } from "./quantile-levels.ts";
import { type Lessons, learnQuantiles, type QuantileNet } from "./quantile-net.ts";

/** What all series of a file together teach about what follows a moment. */
export interface LearnedDemand {
  readonly nets: readonly QuantileNet[];
  readonly centre: Float64Array;
  readonly spread: Float64Array;
  /** Demand comes in whole units. */
  readonly whole: boolean;
}

type Histories = readonly (readonly (number | null)[])[];

const NETS = 4;
const LEAST_PERIODS = 10;
const LEAST_KNOWN = 6;
const MOST_MOMENTS = 36_000;
/** Fewer moments than this teach a network their noise. */
const LEAST_MOMENTS = 5_000;
const FURTHEST = 4;
const MOST_WEIGHT = 20;

/** Learns from at most 36,000 moments, evenly picked, what was asked for in the `span` periods after each; undefined where there are too few. */
export function learnFollowing(histories: Histories, span: number): LearnedDemand | undefined {
  const moments = histories.reduce((sum, history) => sum + Math.max(0, history.length - LEAST_PERIODS - 1), 0);
  if (moments < LEAST_MOMENTS) return undefined;
  const whole = histories.every((history) => history.every((units) => units === null || Number.isInteger(units)));
  const every = Math.max(1, moments / MOST_MOMENTS);
  const inputs: number[] = [];
  const targets: number[] = [];
  const weights: number[] = [];
  const blur: number[] = [];
  let [counted, next] = [0, 0];
  for (const history of histories) {
    const follow = followDemand();
    for (let at = 0; at + 2 < history.length; at += 1) {
      follow.see(history[at] ?? null);
      if (at + 1 < LEAST_PERIODS) continue;
      counted += 1;
      if (counted <= next) continue;
      next += every;
      const { scale, values, known } = follow.signals();
      const after = Array.from({ length: span }, (_, step) => history[at + 1 + step] ?? Number.NaN);
      const told = after.filter((units) => !Number.isNaN(units)).length;
      if (known < LEAST_KNOWN || told === 0) continue;
      inputs.push(...values);
      for (const units of after) targets.push(units / scale);
      weights.push(Math.sqrt(scale) * (told / span));
      blur.push(whole ? 1 / scale : 0);
    }
  }
  const usual = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  const { centre, spread } = standardOf(inputs);
  const lessons: Lessons = {
    width: SIGNALS,
    span,
    inputs: Float64Array.from(inputs, (value, at) => standard(value, centre[at % SIGNALS] ?? 0, spread[at % SIGNALS] ?? 1)),
    targets: Float64Array.from(targets),
    weights: Float64Array.from(weights, (weight) => Math.min(MOST_WEIGHT, weight / usual)),
    blur: Float64Array.from(blur),
  };
  return { nets: Array.from({ length: NETS }, (_, seed) => learnQuantiles(lessons, seed + 1)), centre, spread, whole };
}

/** Quantiles of any one of the coming periods, the networks' answers averaged. */
export function followingQuantiles(history: readonly (number | null)[], { nets, centre, spread, whole }: LearnedDemand): Quantiles {
  const follow = followDemand();
  for (const units of history) follow.see(units);
  const { scale, values, known } = follow.signals();
  if (known === 0) return NOTHING;
  for (let at = 0; at < SIGNALS; at += 1) values[at] = standard(values[at] ?? 0, centre[at] ?? 0, spread[at] ?? 1);
  const sums = new Float64Array(LEVELS.length);
  for (const net of nets) {
    const levels = net(values);
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + Math.max(0, levels[at] ?? 0);
  }
  const units = Array.from(sums, (sum) => (sum / nets.length) * scale);
  return whole ? units.map(Math.floor) : units;
}

function standard(value: number, centre: number, spread: number): number {
  return Math.min(FURTHEST, Math.max(-FURTHEST, (value - centre) / spread));
}

function standardOf(inputs: readonly number[]): { readonly centre: Float64Array; readonly spread: Float64Array } {
  const [sums, squares] = [new Float64Array(SIGNALS), new Float64Array(SIGNALS)];
  inputs.forEach((value, at) => {
    sums[at % SIGNALS] = (sums[at % SIGNALS] ?? 0) + value;
    squares[at % SIGNALS] = (squares[at % SIGNALS] ?? 0) + value * value;
  });
  const rows = Math.max(1, inputs.length / SIGNALS);
  const centre = sums.map((sum) => sum / rows);
  return { centre, spread: squares.map((sum, at) => Math.sqrt(Math.max(0, sum / rows - (centre[at] ?? 0) ** 2)) + 1e-6) };
}
