import { logGamma } from "../churn/log-gamma.ts";
import { minimise } from "../churn/nelder-mead.ts";
import { betaQuantile } from "./beta-quantile.ts";

/** Events among trials of one unit: returned lines of a product, failed bills of a vendor. */
export interface Tally {
  readonly events: number;
  readonly trials: number;
}

/** How rates are spread over units: beta(a, b). */
export interface RatePrior {
  readonly a: number;
  readonly b: number;
}

export interface ShrunkRate {
  readonly rate: number;
  /** Nine times out of ten the true rate lies between. */
  readonly low: number;
  readonly high: number;
}

const LIGHTLY = 0.02;

/** The spread of rates over units by maximum likelihood of the beta-binomial (Skellam, 1948), lightly held so that few units give a sane one. */
export function fitRatePrior(units: readonly Tally[]): RatePrior {
  const [events, trials] = [units.reduce((sum, unit) => sum + unit.events, 0), units.reduce((sum, unit) => sum + unit.trials, 0)];
  const usual = (events + 0.5) / (trials + 1);
  const start = [Math.log(usual / (1 - usual)), Math.log(20)] as const;
  const best = minimise((point) => {
    const { a, b } = priorOf(point);
    const constant = logGamma(a + b) - logGamma(a) - logGamma(b);
    const likelihood = units.reduce(
      (sum, unit) => sum + constant + logGamma(a + unit.events) + logGamma(b + unit.trials - unit.events) - logGamma(a + b + unit.trials),
      0,
    );
    return LIGHTLY * point.reduce((sum, x, at) => sum + (x - (start[at] ?? 0)) ** 2, 0) - likelihood;
  }, start);
  return priorOf(best);
}

/** A unit's rate, pulled towards what is usual the more, the fewer its trials. */
export function shrunkRate({ a, b }: RatePrior, { events, trials }: Tally): ShrunkRate {
  const [above, below] = [a + events, b + trials - events];
  return { rate: above / (above + below), low: betaQuantile(0.05, above, below), high: betaQuantile(0.95, above, below) };
}

/** The rate of a unit of which nothing is known. */
export function usualRate({ a, b }: RatePrior): number {
  return a / (a + b);
}

function priorOf(point: readonly number[]): RatePrior {
  const [centre = 0, strength = 0] = point;
  const mean = 1 / (1 + Math.exp(-Math.max(-15, Math.min(15, centre))));
  const weight = Math.exp(Math.max(-3, Math.min(9, strength)));
  return { a: mean * weight, b: (1 - mean) * weight };
}
