/** The middle value; of an even number, the mean of the middle two. Empty gives NaN. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** 0.0312 as "3.1 %". */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
