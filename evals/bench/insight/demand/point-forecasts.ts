import { LEVELS, NOTHING, type Quantiles } from "../../../../insight/demand/quantile-levels.ts";

type History = readonly (number | null)[];
/** Quantiles for each of `steps` coming periods. */
export type Baseline = (history: History, steps: number) => readonly Quantiles[];

const ALPHA = 0.1;

const everywhere = (units: number): Quantiles => (units === 0 ? NOTHING : LEVELS.map(() => units));
const flat =
  (forecast: (known: readonly number[]) => number): Baseline =>
  (history, steps) => {
    const quantiles = everywhere(forecast(history.filter((units) => units !== null)));
    return Array.from({ length: steps }, () => quantiles);
  };

/** What was asked for one season earlier, or none where that is unknown; a period of 1 is the last value. */
export const seasonalNaive =
  (period: number): Baseline =>
  (history, steps) =>
    Array.from({ length: steps }, (_, step) => everywhere(history[history.length - period + (step % period)] ?? 0));

export const zero = flat(() => 0);
export const mean = flat((known) => known.reduce((sum, units) => sum + units, 0) / Math.max(1, known.length));
/** Croston 1972. */
export const croston = flat((known) => crostonRate(known));
/** Syntetos and Boylan 2005: Croston's forecast without its bias. */
export const sba = flat((known) => (1 - ALPHA / 2) * crostonRate(known));
/** Teunter, Syntetos and Babai 2011: the chance of demand is smoothed in every period, so that it fades. */
export const tsb = flat((known) => {
  const first = known.find((units) => units > 0);
  if (first === undefined) return 0;
  let [size, chance] = [first, known.filter((units) => units > 0).length / known.length];
  for (const units of known) {
    chance += ALPHA * ((units > 0 ? 1 : 0) - chance);
    if (units > 0) size += ALPHA * (units - size);
  }
  return size * chance;
});

function crostonRate(known: readonly number[]): number {
  let [size, gap, waited] = [0, 0, 1];
  for (const units of known) {
    if (units > 0) {
      size = gap === 0 ? units : size + ALPHA * (units - size);
      gap = gap === 0 ? waited : gap + ALPHA * (waited - gap);
      waited = 1;
    } else waited += 1;
  }
  return gap === 0 ? 0 : size / gap;
}
