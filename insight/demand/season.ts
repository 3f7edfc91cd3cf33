import type { Quantiles } from "./quantile-levels.ts";

type History = readonly (number | null)[];

/** How demand swings over a year, or whatever `period` counts: for each place in it, the usual demand over the mean. */
export interface Season {
  readonly period: number;
  /** Of all series together; `period` numbers around 1. */
  readonly common: readonly number[];
  /** How far the swing is followed, 0 to 1. */
  readonly strength: number;
}

/** A series needs two whole cycles before its own swing counts at all, and then as much as the common one after as many. */
const CYCLES = 2;
/** Units' worth of the common swing in a series' own. */
const BELIEF = 40;
const LEAST_FACTOR = 0.1;

/** The swing of all series together; undefined where less than two whole cycles are known. The places of a cycle are counted from the end. */
export function commonSeason(histories: readonly History[], period: number): Season | undefined {
  const periods = Math.max(0, ...histories.map((history) => history.length));
  if (period < 2 || periods < CYCLES * period) return undefined;
  const whole = Math.floor(periods / period) * period;
  // Large products must not drown the others, so each counts by how its demand is spread over the cycle.
  const shares = new Float64Array(period);
  let series = 0;
  for (const history of histories) {
    const last = history.slice(-whole);
    const sum = last.reduce<number>((total, units) => total + (units ?? 0), 0);
    if (last.length < whole || last.includes(null) || sum <= 0) continue;
    const weight = Math.sqrt(sum);
    series += weight;
    last.forEach((units, at) => {
      const place = placeOf(at - whole, period);
      shares[place] = (shares[place] ?? 0) + (weight * (units ?? 0)) / sum;
    });
  }
  if (series === 0) return undefined;
  return { period, common: Array.from(shares, (share) => Math.max(LEAST_FACTOR, (share / series) * period)), strength: 1 };
}

/** What to multiply the forecast of each coming step with: the swing there over the swing of the periods that the level was learned from. */
export function seasonFactors(history: History, season: Season, decay: number, steps: number): number[] {
  const swing = swingOf(history, season);
  let [weight, level, share] = [0, 0, 1];
  for (let at = history.length - 1; at >= 0; at -= 1) {
    if (history[at] !== null) {
      weight += share;
      level += share * (swing[placeOf(at - history.length, season.period)] ?? 1);
    }
    share *= decay;
  }
  const learned = weight === 0 ? 1 : level / weight;
  return Array.from({ length: steps }, (_, step) => ((swing[placeOf(step, season.period)] ?? 1) / learned) ** season.strength);
}

/** Units at each level, multiplied, and whole where demand is. */
export function inSeason(quantiles: Quantiles, factor: number, whole: boolean): Quantiles {
  return quantiles.map((units) => (whole ? Math.max(0, Math.ceil(units * factor - 0.5)) : units * factor));
}

/** The series' own swing drawn to the common one. */
function swingOf(history: History, { period, common }: Season): readonly number[] {
  const whole = Math.floor(history.length / period) * period;
  const last = history.slice(-whole);
  const sum = last.reduce<number>((total, units) => total + (units ?? 0), 0);
  if (whole < CYCLES * period || last.includes(null) || sum <= 0) return common;
  const own = new Float64Array(period);
  last.forEach((units, at) => {
    const place = placeOf(at - whole, period);
    own[place] = (own[place] ?? 0) + (units ?? 0);
  });
  const expected = sum / period;
  return common.map((factor, place) => Math.max(LEAST_FACTOR, ((own[place] ?? 0) + BELIEF * factor) / (expected + BELIEF)));
}

/** The place in its cycle of a period, counted from the first one that is not known yet. */
function placeOf(fromNow: number, period: number): number {
  return ((fromNow % period) + period) % period;
}
