import { discounted } from "./discounted-mean.ts";
import { nearestMoments } from "./nearest-moments.ts";
import { LEVELS, NOTHING, type Quantiles } from "./quantile-levels.ts";

/** Moments of past series, and what was asked for in the periods right after each. */
export interface LikeHistories {
  readonly pooledMean: number;
  readonly after: readonly (readonly number[])[];
  /** The moments most like a point, by their place in `after`. */
  readonly nearest: (point: readonly number[]) => readonly number[];
}

const FEATURES = 4;
const NEIGHBOURS = 80;
const SPAN = 6;
const LEAST_PERIODS = 10;
const LEAST_WEIGHT = 0.3;
const MOST_MOMENTS = 24_000;
const LONGEST_SILENCE = 24;

/** Moments of the given histories, at most 24,000 of them, evenly picked. */
export function collectLike(histories: readonly (readonly (number | null)[])[], pooledMean: number): LikeHistories {
  const moments: { readonly history: readonly (number | null)[]; readonly at: number }[] = [];
  for (const history of histories) for (let at = LEAST_PERIODS; at + SPAN <= history.length; at += 1) moments.push({ history, at });
  const step = Math.max(1, moments.length / MOST_MOMENTS);
  const after: (readonly number[])[] = [];
  const features: number[] = [];
  for (let next = 0; next < moments.length; next += step) {
    const moment = moments[Math.floor(next)];
    if (!moment) continue;
    const past = moment.history.slice(0, moment.at);
    const followed = moment.history.slice(moment.at, moment.at + SPAN).filter((units) => units !== null);
    if (followed.length === 0 || discounted(past, 0.85).weight <= LEAST_WEIGHT) continue;
    features.push(...featuresOf(past, pooledMean));
    after.push(followed);
  }
  return { pooledMean, after, nearest: nearestMoments(Float64Array.from(features), FEATURES, NEIGHBOURS) };
}

/** Quantiles of what followed the moments most like this one (k nearest neighbours, Fix and Hodges 1951). */
export function afterLike(history: readonly (number | null)[], { after, nearest, pooledMean }: LikeHistories): Quantiles {
  if (after.length === 0 || history.every((units) => units === null)) return NOTHING;
  const rows = nearest(featuresOf(history, pooledMean));
  const followed = new Float64Array(rows.length * SPAN);
  let count = 0;
  for (const at of rows)
    for (const units of after[at] ?? []) {
      followed[count] = units;
      count += 1;
    }
  const sorted = followed.subarray(0, count).sort();
  return LEVELS.map((level) => sorted[Math.max(0, Math.ceil(level * sorted.length) - 1)] ?? 0);
}

/** How fast it sells lately and over a longer time, how long nothing was asked for, and how much at a time; weighted by how much each matters. */
function featuresOf(history: readonly (number | null)[], pooledMean: number): [number, number, number, number] {
  const [lately, longer] = [discounted(history, 0.85), discounted(history, 0.95)];
  let silence = LONGEST_SILENCE;
  let [lots, units] = [0, 0];
  history.forEach((value, at) => {
    if (value === null || value <= 0) return;
    silence = Math.min(LONGEST_SILENCE, history.length - 1 - at);
    lots += 1;
    units += value;
  });
  const rate = ({ weight, mean }: { readonly weight: number; readonly mean: number }) => (weight * mean + 2 * pooledMean) / (weight + 2);
  return [3 * Math.log(rate(lately) + 0.05), 1.5 * Math.log(rate(longer) + 0.05), 0.6 * Math.sqrt(silence), 1.2 * Math.log((units + 2) / (lots + 2))];
}
