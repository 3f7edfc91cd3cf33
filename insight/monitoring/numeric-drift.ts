import { kolmogorovTail } from "./tail-probabilities.ts";
import { AIM, FALSE_ALARMS, LEAST_OBSERVATIONS, tooFew, type Watched } from "./watched.ts";

/**
 * Whether recent numbers (an input, or the size of errors) are spread as the earlier ones were: the two-sample Kolmogorov-Smirnov distance
 * against its own null, so that the line falls as the samples grow. Ties only make it more cautious.
 */
export function watchNumbers(of: string, reference: readonly number[], current: readonly number[], falseAlarms: number = FALSE_ALARMS): Watched {
  const basedOn = { reference: reference.length, current: current.length };
  const seen = { monitor: "inputs", of, basedOn } as const;
  if (Math.min(reference.length, current.length) < LEAST_OBSERVATIONS) return tooFew(seen);
  const [before, now] = [sorted(reference), sorted(current)];
  const distance = largestDistance(before, now);
  const scale = Math.sqrt((before.length * now.length) / (before.length + now.length));
  const isAlarm = kolmogorovTail(distance * scale) < AIM * falseAlarms;
  const [was, is] = [before[Math.floor(before.length / 2)] ?? 0, now[Math.floor(now.length / 2)] ?? 0];
  return {
    ...seen,
    kind: isAlarm ? "alarm" : "quiet",
    statistic: distance,
    threshold: kolmogorovLine(AIM * falseAlarms) / scale,
    falseAlarms,
    reasons: [
      isAlarm
        ? `${of} changed: the median was ${shown(was)} over ${before.length} observations and is ${shown(is)} over the last ${now.length}; chance alone moves so many samples so far less than ${percent(falseAlarms)} of the time.`
        : `${of} is spread as before: median ${shown(was)} then, ${shown(is)} over the last ${now.length}.`,
    ],
  };
}

/** The distance in units of √(nm/(n+m)) that chance exceeds with this probability. */
function kolmogorovLine(probability: number): number {
  let [low, high] = [0.3, 5];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (kolmogorovTail(middle) > probability) low = middle;
    else high = middle;
  }
  return high;
}

function largestDistance(a: Float64Array, b: Float64Array): number {
  let [i, j, largest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
}

function sorted(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))}%`;
}
