/** Weighted days, ascending, with running sums of the weights: what a group of orders took. */
export interface WeightedDays {
  readonly days: readonly number[];
  /** `sums[i]` is the weight of the days before place i; one longer than `days`. */
  readonly sums: readonly number[];
}

/** Sorts pairs of days and weight into a group. */
export function weightedDays(pairs: readonly { readonly days: number; readonly weight: number }[]): WeightedDays {
  const sorted = pairs.toSorted((a, b) => a.days - b.days);
  const sums = [0];
  for (const { weight } of sorted) sums.push((sums.at(-1) ?? 0) + weight);
  return { days: sorted.map(({ days }) => days), sums };
}

/** The weight of the group. */
export function weightOf(group: WeightedDays): number {
  return group.sums.at(-1) ?? 0;
}

/** The weight at or below a number of days. */
export function weightUpTo(group: WeightedDays, days: number): number {
  return group.sums[countUpTo(group, days)] ?? 0;
}

/** How many entries lie at or below a number of days. */
export function countUpTo({ days }: WeightedDays, limit: number): number {
  return firstWhere(days, (value) => value > limit);
}

/** The least number of days that holds half of the weight; NaN for an empty group. */
export function medianDays(group: WeightedDays): number {
  const half = weightOf(group) / 2;
  return group.days[Math.max(0, firstWhere(group.sums, (sum) => sum >= half) - 1)] ?? Number.NaN;
}

/** The first place of an ascending list where `holds` is true, its length when nowhere. */
function firstWhere(ascending: readonly number[], holds: (value: number) => boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ascending[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
