/** What one setting of a policy came to: share of demand met, and units on the shelf per part and period. */
export interface CurvePoint {
  readonly fill: number;
  readonly stock: number;
}

/** Stock that a curve needs at a fill, between its points; undefined where the curve never gets there. */
export function stockAt(curve: readonly CurvePoint[], fill: number): number | undefined {
  const sorted = [...curve].sort((one, other) => one.fill - other.fill);
  const above = sorted.findIndex((point) => point.fill >= fill);
  const [low, high] = [sorted[above - 1], sorted[above]];
  if (low === undefined || high === undefined) return undefined;
  const share = high.fill === low.fill ? 0 : (fill - low.fill) / (high.fill - low.fill);
  return low.stock + share * (high.stock - low.stock);
}
