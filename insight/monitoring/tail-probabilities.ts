import { logGamma } from "../churn/log-gamma.ts";

/** The chance that the largest distance between two samples' distributions is above `scaled`, in units of √(nm/(n+m)) (Kolmogorov, 1933; Smirnov, 1939). */
export function kolmogorovTail(scaled: number): number {
  if (scaled < 0.3) return 1;
  let sum = 0;
  for (let k = 1; k <= 20; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * scaled * scaled);
  return Math.min(1, Math.max(0, sum));
}

/** The chance that a chi-squared value with whole degrees of freedom is above x, by stepping up two degrees at a time. */
export function chiSquaredTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const isOdd = degrees % 2 === 1;
  let tail = isOdd ? complementaryError(Math.sqrt(x / 2)) : Math.exp(-x / 2);
  for (let from = isOdd ? 1 : 2; from < degrees; from += 2) tail += Math.exp((from / 2) * Math.log(x / 2) - x / 2 - logGamma(from / 2 + 1));
  return Math.min(1, tail);
}

/**
 * The chance of at least `events` events among `count` observations, given how many there were among these and the reference together, when both
 * have the same rate (Fisher's exact test, 1922). Exact at every size and rate.
 */
export function exactRateTail(reference: Counts, { events, count }: Counts): number {
  const all = reference.events + events;
  const choose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const total = choose(reference.count + count, all);
  let tail = 0;
  for (let k = Math.max(events, all - reference.count); k <= Math.min(count, all); k++)
    tail += Math.exp(choose(count, k) + choose(reference.count, all - k) - total);
  return Math.min(1, tail);
}

/** Events among observations. */
export interface Counts {
  readonly events: number;
  readonly count: number;
}

/** The complementary error function for x ≥ 0, to about seven digits (Abramowitz and Stegun, 1964, 7.1.26 refined by Numerical Recipes' fit). */
function complementaryError(x: number): number {
  const t = 1 / (1 + x / 2);
  const polynomial = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277,
  ].reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return t * Math.exp(-x * x + polynomial);
}
