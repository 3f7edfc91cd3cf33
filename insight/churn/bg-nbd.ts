import { logGamma } from "./log-gamma.ts";
import { minimise } from "./nelder-mead.ts";

/** One customer's repeat purchases: how many, when the last was and how long it was watched, in days from the first purchase. */
export interface Repeats {
  readonly count: number;
  readonly last: number;
  readonly watched: number;
}

/** Purchase rates are gamma(r, alpha) over customers; after each purchase a customer leaves with a beta(a, b) probability. */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

const START = [0, 3, 0, 1] as const;

/** The BG/NBD model by maximum likelihood, lightly held so that a few customers give sane figures (Fader, Hardie and Lee, 2005). */
export function fitBgNbd(customers: readonly Repeats[]): BgNbd {
  const best = minimise((point) => 0.01 * point.reduce((sum, x) => sum + x * x, 0) - logLikelihood(modelOf(point), customers), START);
  return modelOf(best);
}

/** The probability that a customer buys nothing in the next `days` days: gone already, or still there and silent. */
export function silenceProbability(model: BgNbd, customer: Repeats, days: number): number {
  const here = stillHere(model, customer);
  const rate = model.r + customer.count;
  const silent = ((model.alpha + customer.watched) / (model.alpha + customer.watched + days)) ** rate;
  return 1 - here * (1 - silent);
}

/** The probability that a customer has not left for good. */
export function stillHere({ r, alpha, a, b }: BgNbd, { count, last, watched }: Repeats): number {
  if (count === 0) return 1;
  return 1 / (1 + (a / (b + count - 1)) * ((alpha + watched) / (alpha + last)) ** (r + count));
}

function modelOf(point: readonly number[]): BgNbd {
  const [r = 1, alpha = 1, a = 1, b = 1] = point.map((x) => Math.exp(Math.max(-12, Math.min(12, x))));
  return { r, alpha, a, b };
}

function logLikelihood({ r, alpha, a, b }: BgNbd, customers: readonly Repeats[]): number {
  const constant = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  const byCount = new Map<number, number>();
  return customers.reduce((sum, { count, last, watched }) => {
    const shared = byCount.get(count) ?? constant + logGamma(r + count) + logGamma(b + count) - logGamma(a + b + count);
    byCount.set(count, shared);
    const stayed = -(r + count) * Math.log(alpha + watched);
    if (count === 0) return sum + shared + stayed;
    const left = Math.log(a) - Math.log(b + count - 1) - (r + count) * Math.log(alpha + last);
    const larger = Math.max(stayed, left);
    return sum + shared + larger + Math.log(Math.exp(stayed - larger) + Math.exp(left - larger));
  }, 0);
}
