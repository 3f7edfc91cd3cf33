/** Sums over a history in which a period counts `decay` times as much as the one after it. */
export interface Discounted {
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
}

export function discounted(history: readonly (number | null)[], decay: number): Discounted {
  let [weight, sum, squares, share] = [0, 0, 0, 1];
  for (let at = history.length - 1; at >= 0; at -= 1) {
    const units = history[at];
    if (units !== null && units !== undefined) {
      weight += share;
      sum += share * units;
      squares += share * units * units;
    }
    share *= decay;
  }
  const mean = weight === 0 ? 0 : sum / weight;
  return { weight, mean, variance: weight === 0 ? 0 : Math.max(0, squares / weight - mean * mean) };
}
