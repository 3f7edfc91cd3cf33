import { logit, sigmoid } from "../learning/log-odds.ts";
import { fitLogistic } from "../learning/logistic.ts";
import { fitRatePrior, type RatePrior, shrunkRate, type Tally, usualRate } from "../returns/shrunk-rate.ts";
import { type Bill, CONDITIONS, type MatchedBill } from "./bill.ts";

/** The chance that a bill fails its three-way match. */
export interface MatchRisk {
  readonly bill: string;
  readonly probability: number;
  /** As far as the vendor's own rate is unsure, nine times out of ten. */
  readonly low: number;
  readonly high: number;
  readonly reasons: readonly string[];
  readonly basedOn: { readonly bills: number; readonly ofVendor: number };
}

/** How firmly the beliefs hold against history: about as many bills. */
const L2 = 4;
/** Before any history, one bill in twenty is taken to fail. */
const FIRST_RATE = 0.05;
const NOTHING: Tally = { events: 0, trials: 0 };

/**
 * Learns from matched bills how often each vendor's fail and what each condition adds, and returns the risk of bills to come. A vendor's rate is
 * shrunk by a beta-binomial (Skellam, 1948); conditions are a logistic regression pulled towards what people believe, so that it
 * answers with no history at all and history overrules belief.
 */
export function billMatchRisk(history: readonly MatchedBill[]): (bill: Bill) => MatchRisk {
  const tallies = new Map([...Map.groupBy(history, ({ vendor }) => vendor)].map(([vendor, own]) => [vendor, tallyOf(own)]));
  const prior: RatePrior = history.length === 0 ? { a: 20 * FIRST_RATE, b: 20 * (1 - FIRST_RATE) } : fitRatePrior([...tallies.values()]);
  const centre = logit(usualRate(prior));
  const believed = [1, ...Object.values(CONDITIONS).map((condition) => condition.believed)];
  const rows = history.map((bill) => rowOf(bill, logit(shrunkRate(prior, without(tallies.get(bill.vendor) ?? NOTHING, bill)).rate) - centre));
  const labels = history.map(({ failed }) => (failed ? 1 : 0));
  const model = fitLogistic(rows, labels, { l2: L2, prior: believed });
  const intercept = history.length === 0 ? centre : model.intercept;
  return (bill) => {
    const tally = tallies.get(bill.vendor) ?? NOTHING;
    const own = shrunkRate(prior, tally);
    const at = (rate: number) =>
      sigmoid(intercept + rowOf(bill, logit(rate) - centre).reduce((sum, x, column) => sum + x * (model.slopes[column] ?? believed[column] ?? 0), 0));
    const conditions = Object.values(CONDITIONS).filter(({ holds }) => holds(bill));
    return {
      bill: bill.bill,
      probability: at(own.rate),
      low: at(own.low),
      high: at(own.high),
      reasons: [...conditions.map(({ says }) => says(bill)), vendorSentence(bill.vendor, tally, prior), ...unknowns(bill)],
      basedOn: { bills: history.length, ofVendor: tally.trials },
    };
  };
}

function rowOf(bill: Bill, vendor: number): number[] {
  return [vendor, ...Object.values(CONDITIONS).map(({ holds }) => (holds(bill) ? 1 : 0))];
}

/** A bill must not vouch for itself in its vendor's rate. */
function without({ events, trials }: Tally, { failed }: MatchedBill): Tally {
  return { events: events - (failed ? 1 : 0), trials: trials - 1 };
}

function tallyOf(bills: readonly MatchedBill[]): Tally {
  return { events: bills.filter(({ failed }) => failed).length, trials: bills.length };
}

function vendorSentence(vendor: string, { events, trials }: Tally, prior: RatePrior): string {
  const usual = `${(100 * usualRate(prior)).toFixed(1)}%`;
  return trials === 0
    ? `${vendor} has no matched bills yet, so the usual ${usual} is assumed.`
    : `${events} of ${vendor}'s ${trials} earlier bills failed, where ${usual} is usual.`;
}

function unknowns({ hasOrder, priceGap, quantityGap }: Bill): string[] {
  if (!hasOrder) return [];
  return [...(priceGap === null ? ["Its prices are not known yet."] : []), ...(quantityGap === null ? ["What was received is not known yet."] : [])];
}
