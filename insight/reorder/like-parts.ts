import { fromWeights, type UnitDistribution } from "../inventory/unit-distribution.ts";
import { advance, type DemandPace, noPace, rateOf, sizeOf } from "./demand-pace.ts";

/** What parts with a like rate and a like size of demand went on to need over a number of whole periods, counted. */
export interface LikeParts {
  readonly steps: number;
  /** By rate and size, and by rate alone: how often 0, 1, 2 ... units were asked for. */
  readonly byRateAndSize: ReadonlyMap<number, readonly number[]>;
  readonly byRate: ReadonlyMap<number, readonly number[]>;
}

// Bounds in units a period, near even steps of a logarithm; above the last one a part is best judged by itself.
const RATES = [0.005, 0.02, 0.05, 0.1, 0.16, 0.25, 0.4, 0.6, 0.9, 1.3, 2, 3, 5] as const;
const SIZES = [1.2, 1.8, 2.6, 4] as const;
const FEWEST_KNOWN = 6;
const FIRST_ORIGIN = 12;
const MOST_ORIGINS = 40;
const LEAD_INS = [0, 2, 4, 6, 8, 10] as const;
const MOST_UNITS = 2_000;
const PRIOR_CASES = 30;

/** Counts, in the histories themselves, what followed each pace; `steps` is a whole number of periods from 1. Histories are oldest first. */
export function learnLikeParts(histories: Iterable<readonly (number | null)[]>, steps: number, memory: number): LikeParts {
  const byRateAndSize = new Map<number, number[]>();
  const byRate = new Map<number, number[]>();
  for (const history of histories) {
    const sums = sumsOver(history, steps);
    const apart = Math.max(1, Math.ceil((history.length - FIRST_ORIGIN) / MOST_ORIGINS));
    let pace = noPace(memory);
    history.forEach((demand, at) => {
      if (at >= FIRST_ORIGIN && (at - FIRST_ORIGIN) % apart === 0 && pace.known >= FEWEST_KNOWN && pace.silent === 0 && !isFast(pace)) {
        const exact = cellIn(byRateAndSize, rateAndSize(pace));
        const broad = cellIn(byRate, rateStep(pace));
        for (const wait of LEAD_INS) {
          const units = sums[at + wait];
          if (units === undefined || units === null) continue;
          count(exact, units);
          count(broad, units);
        }
      }
      pace = advance(pace, demand);
    });
  }
  return { steps, byRateAndSize, byRate };
}

/** Demand of a part over `steps` periods as its like have had it; where few are alike it leans on `own`. Undefined for a part too fast to compare. */
export function demandOfLike(like: LikeParts, pace: DemandPace, own: UnitDistribution): UnitDistribution | undefined {
  if (isFast(pace)) return undefined;
  const sameRate = leaning(like.byRate.get(rateStep(pace)) ?? [], own.probabilities);
  return fromWeights(leaning(like.byRateAndSize.get(rateAndSize(pace)) ?? [], sameRate));
}

/** How many past cases a part's demand is compared with. */
export function casesLike(like: LikeParts, pace: DemandPace): number {
  return isFast(pace) ? 0 : total(like.byRateAndSize.get(rateAndSize(pace)) ?? []);
}

function leaning(counts: readonly number[], prior: readonly number[]): number[] {
  const cases = total(counts);
  return Array.from(
    { length: Math.max(counts.length, prior.length) },
    (_, units) => ((counts[units] ?? 0) + PRIOR_CASES * (prior[units] ?? 0)) / (cases + PRIOR_CASES),
  );
}

function cellIn(cells: Map<number, number[]>, cell: number): number[] {
  const known = cells.get(cell);
  if (known !== undefined) return known;
  const counts: number[] = [];
  cells.set(cell, counts);
  return counts;
}

function count(counts: number[], units: number): void {
  const whole = Math.min(MOST_UNITS, Math.round(units));
  while (counts.length <= whole) counts.push(0);
  counts[whole] = (counts[whole] ?? 0) + 1;
}

/** Units over the `steps` periods from each one on; null where one of them is unknown, nothing where the history ends first. */
function sumsOver(history: readonly (number | null)[], steps: number): (number | null)[] {
  return Array.from({ length: Math.max(0, history.length - steps + 1) }, (_, from) => {
    let units = 0;
    for (let at = from; at < from + steps; at += 1) {
      const demand = history[at] ?? null;
      if (demand === null) return null;
      units += Math.max(0, demand);
    }
    return units;
  });
}

const total = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);
const rateStep = (pace: DemandPace): number => stepIn(RATES, rateOf(pace));
const rateAndSize = (pace: DemandPace): number => rateStep(pace) * (SIZES.length + 1) + stepIn(SIZES, sizeOf(pace));
const isFast = (pace: DemandPace): boolean => rateStep(pace) === RATES.length;

function stepIn(bounds: readonly number[], value: number): number {
  const above = bounds.findIndex((bound) => value < bound);
  return above === -1 ? bounds.length : above;
}
