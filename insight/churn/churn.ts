import { logit, sigmoid } from "../learning/log-odds.ts";
import { fitLogistic } from "../learning/logistic.ts";
import { type CutOff, cutOffAt, silentAfter } from "./churn-cut-off.ts";
import { churnReasons } from "./churn-reasons.ts";
import type { CustomerHistory } from "./customer-history.ts";

/** The chance that a customer buys nothing in the 90 days from a date. */
export interface ChurnEstimate {
  readonly customer: string;
  readonly probability: number;
  /** As far as the level of all customers together has moved between earlier cut-offs. */
  readonly range: { readonly low: number; readonly high: number };
  readonly reasons: readonly string[];
  readonly basedOn: { readonly buyingDays: number; readonly earlierCutOffs: number; readonly earlierOutcomes: number };
}

export const HORIZON = 90;

/** Outcomes over 60 days rank customers much as those over 90 do, and are known a month sooner. */
const LABEL_DAYS = 60;
/** A cut-off needs this much past before it shows who is regular. */
const FIRST_PAST = 45;
const BETWEEN_CUT_OFFS = 14;
const MOST_CUT_OFFS = 26;
/** With fewer outcomes of one kind the purchase model speaks alone. */
const LEAST_OUTCOMES = 30;
const L2 = 30;
const LEAST_SHIFT = 0.2;
/** The purchase model learns as its past grows: by now about half of what it was off at the latest known outcome is made up. */
const STILL_OFF = 0.5;

/**
 * The probability of no purchase in the 90 days from `at` (days since 1970), for each customer with a purchase before it: a logistic
 * regression on recency, frequency, value, rhythm and the BG/NBD model (Fader, Hardie and Lee, 2005) over earlier cut-offs whose outcome
 * was known by `at`. The level is BG/NBD's, moved by half of how far it was off when a 90-day outcome was last known.
 */
export function estimateChurn(histories: readonly CustomerHistory[], at: number): ChurnEstimate[] {
  const past = histories.filter(({ days }) => (days[0]?.day ?? at) < at);
  if (past.length === 0) return [];
  const now = cutOffAt(past, at, LABEL_DAYS);
  const earlier = earlierCutOffs(past, at).map((day) => cutOffAt(past, day, LABEL_DAYS));
  const labelled = earlier.map((cutOff) => ({ cutOff, labels: silentAfter(cutOff, past, LABEL_DAYS) }));
  const shifts = earlier.filter(({ day }) => day + HORIZON <= at).map((cutOff) => shiftOf(cutOff, silentAfter(cutOff, past, HORIZON)));
  const own = now.silence(HORIZON);
  const target = sigmoid(logit(mean(own)) + STILL_OFF * (shifts[0] ?? 0));
  const scores = scoresOf(now, labelled) ?? own.map(logit);
  const level = levelling(scores, target);
  const unsure = Math.max(LEAST_SHIFT, ...shifts.slice(0, 4).map((shift) => Math.abs(shift - STILL_OFF * (shifts[0] ?? 0))));
  const outcomes = labelled.reduce((sum, { labels }) => sum + labels.length, 0);
  return now.customers.map((customer, index) => {
    const score = (scores[index] ?? 0) + level;
    const rhythm = now.rhythms[index];
    return {
      customer,
      probability: sigmoid(score),
      range: { low: sigmoid(score - unsure), high: sigmoid(score + unsure) },
      reasons: rhythm === undefined ? [] : churnReasons(rhythm),
      basedOn: { buyingDays: rhythm?.buyingDays ?? 0, earlierCutOffs: earlier.length, earlierOutcomes: outcomes },
    };
  });
}

/** Fortnights back from the last day whose outcome was known by `at`, newest first. */
function earlierCutOffs(past: readonly CustomerHistory[], at: number): number[] {
  const first = past.reduce((least, { days }) => Math.min(least, days[0]?.day ?? at), at);
  const days = Array.from({ length: MOST_CUT_OFFS }, (_, back) => at - LABEL_DAYS - back * BETWEEN_CUT_OFFS);
  return days.filter((day) => day >= first + FIRST_PAST);
}

function scoresOf(now: CutOff, labelled: readonly { readonly cutOff: CutOff; readonly labels: readonly number[] }[]): number[] | undefined {
  const rows = labelled.flatMap(({ cutOff }) => cutOff.rows);
  const labels = labelled.flatMap(({ labels: own }) => own);
  const silent = labels.reduce((sum, label) => sum + label, 0);
  if (Math.min(silent, labels.length - silent) < LEAST_OUTCOMES) return undefined;
  const model = fitLogistic(rows, labels, { l2: L2 });
  return now.rows.map((row) => logit(model.predict(row)));
}

/** How far, in log odds, the purchase model's mean lay from what came true. */
function shiftOf(cutOff: CutOff, labels: readonly number[]): number {
  const silent = labels.reduce((sum, label) => sum + label, 0);
  return logit((silent + 1) / (labels.length + 2)) - logit(mean(cutOff.silence(HORIZON)));
}

/** What to add to every score so that the mean probability is the target. */
function levelling(scores: readonly number[], target: number): number {
  let shift = 0;
  for (let step = 0; step < 30; step++) shift += logit(target) - logit(mean(scores.map((score) => sigmoid(score + shift))));
  return shift;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
