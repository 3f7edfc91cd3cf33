/** A history counted in lots of `lot` units, so that a distribution over whole lots is neither too long nor too coarse. */
export interface CountedInLots {
  readonly lot: number;
  readonly history: readonly (number | null)[];
}

const MOST_LOTS = 5_000;
const LOTS_OF_A_MEASURE = 200;

/** Whole units count by themselves unless a period has more than 5,000 of them; a measure such as kilograms counts in fine, round steps of its own. */
export function inLots(history: readonly (number | null)[]): CountedInLots {
  const known = history.filter((units) => units !== null && units > 0);
  const most = known.reduce<number>((sum, units) => Math.max(sum, units ?? 0), 0);
  const whole = known.every(Number.isInteger);
  const lot = whole ? Math.max(1, Math.ceil(most / MOST_LOTS)) : 10 ** Math.ceil(Math.log10(most / LOTS_OF_A_MEASURE));
  return lot === 1 ? { lot, history } : { lot, history: history.map((units) => (units === null ? null : Math.round(units / lot))) };
}
