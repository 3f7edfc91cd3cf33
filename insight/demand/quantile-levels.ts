/** The levels that demand is forecast at. */
export const LEVELS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** Units at each of LEVELS. */
export type Quantiles = readonly number[];

export const NOTHING: Quantiles = LEVELS.map(() => 0);

/** Quantiles of two methods averaged level by level (Vincent 1912), which keeps the shape that averaged probabilities lose. */
export function averaged(one: Quantiles, other: Quantiles, share: number): Quantiles {
  return one.map((units, at) => (1 - share) * units + share * (other[at] ?? 0));
}

/** The weighted quantile loss over all: twice the mean pinball loss of the levels, over the sum of what was asked for. Unknown periods are left out. */
export function quantileLoss(forecasts: readonly (readonly Quantiles[])[], actual: readonly (readonly (number | null)[])[]): number {
  let [loss, units] = [0, 0];
  actual.forEach((periods, row) => {
    periods.forEach((value, step) => {
      if (value === null) return;
      units += Math.abs(value);
      const quantiles = forecasts[row]?.[step] ?? NOTHING;
      LEVELS.forEach((level, at) => {
        const miss = value - (quantiles[at] ?? 0);
        loss += miss > 0 ? level * miss : (level - 1) * miss;
      });
    });
  });
  return units === 0 ? 0 : (2 * loss) / LEVELS.length / units;
}
