import { logit, sigmoid } from "../learning/log-odds.ts";
import { fitRatePrior, type RatePrior, type ShrunkRate, shrunkRate, type Tally, usualRate } from "./shrunk-rate.ts";

/** One sold line and whether any of it came back. */
export interface SoldLine {
  readonly product: string;
  readonly customer: string;
  readonly returned: boolean;
}

/** The chance that a line comes back. */
export interface ReturnEstimate extends ShrunkRate {
  readonly of: { readonly product?: string; readonly customer?: string };
  readonly reasons: readonly string[];
  readonly basedOn: { readonly lines: number; readonly returned: number };
}

export interface ReturnsPropensity {
  /** The share of all lines that came back; 0 with no lines. */
  readonly usual: number;
  /** Highest rate first. */
  readonly products: readonly ReturnEstimate[];
  readonly customers: readonly ReturnEstimate[];
  /** A line to come; an unknown product or customer counts as a usual one. */
  of(product: string, customer: string): ReturnEstimate;
}

const NOTHING: Tally = { events: 0, trials: 0 };

/** How likely products and customers send lines back, each rate shrunk to its fellows' by a beta-binomial; a pair adds up both in log odds. */
export function returnsPropensity(lines: readonly SoldLine[]): ReturnsPropensity {
  const all = tallyOf(lines);
  const usual = all.trials === 0 ? 0 : all.events / all.trials;
  const products = new Map([...Map.groupBy(lines, ({ product }) => product)].map(([name, own]) => [name, tallyOf(own)]));
  const customers = new Map([...Map.groupBy(lines, ({ customer }) => customer)].map(([name, own]) => [name, tallyOf(own)]));
  const priors = { product: fitRatePrior([...products.values()]), customer: fitRatePrior([...customers.values()]) };
  const rank = (estimates: ReturnEstimate[]) => estimates.sort((a, b) => b.rate - a.rate);
  return {
    usual,
    products: rank([...products].map(([product, tally]) => estimateOf({ product }, product, priors.product, tally))),
    customers: rank([...customers].map(([customer, tally]) => estimateOf({ customer }, customer, priors.customer, tally))),
    of(product, customer) {
      const [ofProduct, ofCustomer] = [products.get(product) ?? NOTHING, customers.get(customer) ?? NOTHING];
      const [one, other] = [shrunkRate(priors.product, ofProduct), shrunkRate(priors.customer, ofCustomer)];
      const together = (a: number, b: number) => sigmoid(logit(a) + logit(b) - logit(usualRate(priors.customer)));
      return {
        of: { product, customer },
        rate: together(one.rate, other.rate),
        low: together(one.low, other.rate),
        high: together(one.high, other.rate),
        reasons: [sentence(product, ofProduct, one, priors.product), sentence(customer, ofCustomer, other, priors.customer)],
        basedOn: { lines: ofProduct.trials + ofCustomer.trials, returned: ofProduct.events + ofCustomer.events },
      };
    },
  };
}

function tallyOf(lines: readonly SoldLine[]): Tally {
  return { events: lines.filter(({ returned }) => returned).length, trials: lines.length };
}

function estimateOf(of: ReturnEstimate["of"], name: string, prior: RatePrior, tally: Tally): ReturnEstimate {
  const rate = shrunkRate(prior, tally);
  return { of, ...rate, reasons: [sentence(name, tally, rate, prior)], basedOn: { lines: tally.trials, returned: tally.events } };
}

function sentence(name: string, { events, trials }: Tally, { rate, low, high }: ShrunkRate, prior: RatePrior): string {
  if (trials === 0) return `${name} has no sold lines yet, so the usual ${percent(usualRate(prior))} is assumed.`;
  const pulled = trials < prior.a + prior.b ? " So few lines are mostly judged by what is usual." : "";
  return `${name}: ${events} of ${trials} lines came back, where ${percent(usualRate(prior))} is usual; estimated ${percent(rate)} (${percent(low)} to ${percent(high)}).${pulled}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
