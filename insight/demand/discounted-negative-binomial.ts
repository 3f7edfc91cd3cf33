import { type Discounted, discounted } from "./discounted-mean.ts";
import { LEVELS, NOTHING, type Quantiles } from "./quantile-levels.ts";

/** What all series of a file say together. */
export interface Pool {
  readonly mean: number;
  /** Variance over mean. */
  readonly unevenness: number;
  /** Of the series with demand, the one in the middle. */
  readonly usualMean: number;
  readonly usualUnevenness: number;
}

export interface NegativeBinomialChoice {
  readonly decay: number;
  /** Periods that the pool counts for. */
  readonly shrinkage: number;
  /** Drawn to the mean of all, or, where products differ by orders of magnitude, towards the usual one by at most a doubling. */
  readonly towards: "mean" | "usual";
}

const LEAST_UNEVENNESS = 1.02;
const MOST_UNITS = 1_000_000;

export function poolOf(histories: readonly (readonly (number | null)[])[]): Pool {
  let [count, sum, squares] = [0, 0, 0];
  const means: number[] = [];
  const ratios: number[] = [];
  for (const history of histories) {
    for (const units of history) {
      if (units === null) continue;
      count += 1;
      sum += units;
      squares += units * units;
    }
    const { mean, variance } = discounted(history, 0.9);
    if (mean > 0) {
      means.push(mean);
      ratios.push(variance / mean);
    }
  }
  const mean = count === 0 ? 0 : sum / count;
  return {
    mean,
    unevenness: mean > 0 ? Math.max(LEAST_UNEVENNESS, (squares / count - mean * mean) / mean) : 1,
    usualMean: middle(means),
    usualUnevenness: Math.max(LEAST_UNEVENNESS, middle(ratios)),
  };
}

/** The mean and variance of one series, drawn to the pool. */
export function shrunk(
  own: Discounted,
  pool: Pool,
  { shrinkage, towards }: NegativeBinomialChoice,
): { readonly mean: number; readonly variance: number } {
  const total = own.weight + shrinkage;
  if (own.weight <= 0 || total <= 0) return { mean: 0, variance: 0 };
  const to = towards === "mean" ? pool.mean : Math.min(pool.usualMean, 2 * own.mean + 0.1);
  const mean = (own.weight * own.mean + shrinkage * to) / total;
  if (towards === "mean") return { mean, variance: (own.weight * own.variance + shrinkage * pool.unevenness * mean) / total };
  const unevenness = (own.weight * (own.mean > 0 ? own.variance / own.mean : 1) + shrinkage * pool.usualUnevenness) / total;
  return { mean, variance: mean * unevenness };
}

/** Quantiles of the negative binomial with this mean and variance (Greenwood and Yule 1920), in whole units. */
export function negativeBinomialQuantiles(mean: number, variance: number): Quantiles {
  if (!(mean > 0)) return NOTHING;
  const spread = Math.max(variance, mean * LEAST_UNEVENNESS);
  const size = (mean * mean) / (spread - mean);
  const chance = mean / spread;
  const other = Math.log1p(-chance);
  let log = size * Math.log(chance);
  let below = Math.exp(log);
  let units = 0;
  return LEVELS.map((level) => {
    while (below < level && units < MOST_UNITS) {
      units += 1;
      log += Math.log((units - 1 + size) / units) + other;
      below += Math.exp(log);
    }
    return units;
  });
}

export function discountedNegativeBinomial(history: readonly (number | null)[], pool: Pool, choice: NegativeBinomialChoice): Quantiles {
  const { mean, variance } = shrunk(discounted(history, choice.decay), pool, choice);
  return negativeBinomialQuantiles(mean, variance);
}

function middle(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
