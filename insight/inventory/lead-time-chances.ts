/** How long a delivery may take, in the periods of the demand, and how likely each is. */
export type LeadTimeChances = readonly { readonly periods: number; readonly probability: number }[];

/** A lead time given as one number is certain; below zero counts as none. */
export function certainLeadTime(periods: number): LeadTimeChances {
  return [{ periods: Math.max(0, periods), probability: 1 }];
}

/**
 * Lead times from quantiles (as `cs insight lead-time` gives them): each quantile stands for the chances that lie nearer
 * to it than to its neighbours, so that the outermost two stand for the tails.
 */
export function leadTimeFromQuantiles(quantiles: readonly { readonly share: number; readonly periods: number }[]): LeadTimeChances {
  const sorted = quantiles
    .filter(({ share, periods }) => share > 0 && share < 1 && Number.isFinite(periods))
    .sort((one, other) => one.share - other.share);
  return sorted.map(({ share, periods }, at) => {
    const before = sorted[at - 1];
    const after = sorted[at + 1];
    const from = before === undefined ? 0 : (before.share + share) / 2;
    const to = after === undefined ? 1 : (share + after.share) / 2;
    return { periods: Math.max(0, periods), probability: to - from };
  });
}
