import { type BgNbd, fitBgNbd, silenceProbability, stillHere } from "./bg-nbd.ts";
import { featuresOf, standardised } from "./churn-features.ts";
import { type CustomerHistory, historyBefore } from "./customer-history.ts";
import { type Rhythm, rhythmOf } from "./rhythm.ts";

/** All customers as they were known at the start of one day. */
export interface CutOff {
  readonly day: number;
  readonly customers: readonly string[];
  readonly rhythms: readonly Rhythm[];
  /** Scaled features, with the purchase model's two probabilities behind them. */
  readonly rows: readonly (readonly number[])[];
  /** The purchase model's own probability of silence over `days`, before anything is learned from labels. */
  silence(days: number): readonly number[];
}

/** Describes every customer who had bought before `day`; the purchase model is fitted to what was known by then. */
export function cutOffAt(histories: readonly CustomerHistory[], day: number, horizon: number): CutOff {
  const known = histories.flatMap((history) => historyBefore(history, day) ?? []);
  const rhythms = known.map((history) => rhythmOf(history, day));
  const repeats = rhythms.map(({ buyingDays, sinceFirst, sinceLast }) => ({
    count: buyingDays - 1,
    last: sinceFirst - sinceLast,
    watched: sinceFirst,
  }));
  const model: BgNbd = fitBgNbd(repeats);
  const rows = standardised(
    repeats.map((customer, at) => {
      const silent = silenceProbability(model, customer, horizon);
      const rhythm = rhythms[at];
      return [...(rhythm === undefined ? [] : featuresOf(rhythm)), Math.log(silent / (1 - silent)), stillHere(model, customer)];
    }),
  );
  return {
    day,
    customers: known.map(({ customer }) => customer),
    rhythms,
    rows,
    silence: (days) => repeats.map((customer) => silenceProbability(model, customer, days)),
  };
}

/** 1 for each customer of the cut-off who bought nothing in the `days` days from it, else 0. */
export function silentAfter(cutOff: CutOff, histories: readonly CustomerHistory[], days: number): number[] {
  const bought = new Set(
    histories.filter((history) => history.days.some(({ day }) => day >= cutOff.day && day < cutOff.day + days)).map(({ customer }) => customer),
  );
  return cutOff.customers.map((customer) => (bought.has(customer) ? 0 : 1));
}
