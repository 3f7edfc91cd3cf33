import { paceOf, rateOf } from "../../../../insight/reorder/demand-pace.ts";
import { ownDemand } from "../../../../insight/reorder/own-demand.ts";

const MEMORY = 0.85;

/** Mean and variance of each part's demand over the protection period from its recent months, drawn a little to all parts': what a careful normal level starts from. */
export function recentMoments(
  histories: readonly (readonly (number | null)[])[],
  protection: number,
): { readonly mean: number; readonly variance: number }[] {
  const paces = histories.map((history) => paceOf(history, MEMORY));
  const usualRate = paces.reduce((sum, pace) => sum + rateOf(pace), 0) / Math.max(1, paces.length);
  return paces.map((pace) => {
    const { mean, probabilities } = ownDemand(pace, usualRate, protection);
    return { mean, variance: probabilities.reduce((sum, share, units) => sum + share * (units - mean) ** 2, 0) };
  });
}
