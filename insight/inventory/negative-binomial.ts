import { fromWeights, type UnitDistribution } from "./unit-distribution.ts";

const LEAST_OVERDISPERSION = 1.02;
const FINEST_TAIL = 1e-7;

/**
 * Demand that comes in uneven lots: the negative binomial with this mean and variance in units, nearly Poisson where the
 * variance is no larger than the mean (Greenwood and Yule, 1920).
 */
export function negativeBinomial(mean: number, variance: number): UnitDistribution {
  if (!(mean > 0)) return { mean: 0, probabilities: [1] };
  const spread = Math.max(variance, mean * LEAST_OVERDISPERSION);
  const size = (mean * mean) / (spread - mean);
  const chance = mean / spread;
  const furthest = Math.ceil(mean + 40 * Math.sqrt(spread) + 40);
  // In logarithms, so that a large mean doesn't start from a probability too small for a number.
  const logs = [size * Math.log(chance)];
  let below = Math.exp(logs[0] ?? 0);
  for (let units = 1; units < furthest; units += 1) {
    const log = (logs[units - 1] ?? 0) + Math.log((units - 1 + size) / units) + Math.log1p(-chance);
    logs.push(log);
    below += Math.exp(log);
    if (units > mean && 1 - below < FINEST_TAIL) break;
  }
  return fromWeights(logs.map(Math.exp));
}
