import { negativeBinomial } from "../inventory/negative-binomial.ts";
import type { UnitDistribution } from "../inventory/unit-distribution.ts";
import { type DemandPace, rateOf, varianceOf } from "./demand-pace.ts";

const PRIOR_PERIODS = 4;
const PRIOR_UNITS = 2;

/** Demand of a part over so many periods by its own pace alone: its recent mean, drawn a little to the usual rate of all parts, and its own unevenness. */
export function ownDemand(pace: DemandPace, usualRate: number, steps: number): UnitDistribution {
  // Worth at most two units, or a part that sells much would be pulled far towards the many that sell little.
  const prior = Math.min(PRIOR_PERIODS, PRIOR_UNITS / Math.max(usualRate, rateOf(pace), 1e-9));
  const rate = (pace.units + prior * usualRate) / (pace.weight + prior);
  const unevenness = rateOf(pace) > 0 ? varianceOf(pace) / rateOf(pace) : 1;
  return negativeBinomial(rate * steps, rate * steps * unevenness);
}
