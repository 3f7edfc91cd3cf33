import { seededRandom } from "./seeded-random.ts";
import { AIM, FALSE_ALARMS, LEAST_OBSERVATIONS, tooFew, type Watched } from "./watched.ts";

const SMOOTHING = 0.1;
/** The newest errors on either side that are looked at, which bounds the time of a look. */
const MOST = 1000;
const RUNS = 2000;
const SEED = 1964;

/** The line that the largest tracking signal crosses by chance with the given probability, for these numbers of errors. */
export type TrackingLine = (reference: number, current: number, falseAlarms: number) => number;

/**
 * Whether errors (actual less forecast, oldest first) have become one-sided against the earlier ones: Trigg's tracking signal (1964), smoothed
 * error over smoothed absolute error, on the ranks of the errors among the earlier ones. Ranks make its null the same for every
 * spread of errors, so the line is simulated once for the two sample sizes. One outlier can't trip it, ties make it cautious.
 */
export function watchBias(
  of: string,
  reference: readonly number[],
  current: readonly number[],
  { falseAlarms = FALSE_ALARMS, line = trackingLine }: { readonly falseAlarms?: number; readonly line?: TrackingLine } = {},
): Watched {
  const [before, now] = [Float64Array.from(reference.slice(-MOST)).sort(), Float64Array.from(current.slice(-MOST))];
  const seen = { monitor: "bias", of, basedOn: { reference: reference.length, current: current.length } } as const;
  if (Math.min(before.length, now.length) < LEAST_OBSERVATIONS) return tooFew(seen);
  const { largest, last } = trackingSignal(before, now);
  const threshold = line(before.length, now.length, falseAlarms);
  const isAlarm = largest > threshold;
  return {
    ...seen,
    kind: isAlarm ? "alarm" : "quiet",
    statistic: largest,
    threshold,
    falseAlarms,
    reasons: [
      isAlarm
        ? `The errors of ${of} have become one-sided: the tracking signal reached ${largest.toFixed(2)}, where ${threshold.toFixed(2)} is the line for ${now.length} errors; the last is ${last > 0 ? "too low a forecast" : "too high a forecast"}.`
        : `The errors of ${of} are not one-sided: the tracking signal stayed within ${largest.toFixed(2)}, the line for ${now.length} errors is ${threshold.toFixed(2)}.`,
    ],
  };
}

/** The line by simulation of runs in which nothing changed; the same sizes give the same line. */
export function trackingLine(reference: number, current: number, falseAlarms: number): number {
  const random = seededRandom(SEED);
  const [before, now] = [new Float64Array(reference), new Float64Array(current)];
  const largest = Float64Array.from({ length: RUNS }, () => {
    for (let at = 0; at < reference; at++) before[at] = random();
    for (let at = 0; at < current; at++) now[at] = random();
    return trackingSignal(before.sort(), now).largest;
  }).sort();
  return largest[Math.min(RUNS - 1, Math.ceil((1 - AIM * falseAlarms) * RUNS))] ?? 1;
}

function trackingSignal(before: Float64Array, now: Float64Array): { readonly largest: number; readonly last: number } {
  let [error, size, largest] = [0, 0.25, 0];
  for (const value of now) {
    const centred = (countBelow(before, value, false) + countBelow(before, value, true) + 1) / (2 * (before.length + 1)) - 0.5;
    error += SMOOTHING * (centred - error);
    size += SMOOTHING * (Math.abs(centred) - size);
    largest = Math.max(largest, Math.abs(error) / size);
  }
  return { largest, last: error };
}

function countBelow(sorted: Float64Array, value: number, withEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const own = sorted[middle] ?? 0;
    if (own < value || (withEqual && own === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
