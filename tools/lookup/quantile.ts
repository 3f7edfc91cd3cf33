/** The value below which a share of sorted numbers lies, by nearest rank; undefined where there are none. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** A part of a whole in percent with one decimal; undefined where the whole is nothing. */
export function percentOf(part: number, whole: number): string | undefined {
  return whole > 0 ? String(Math.round((part / whole) * 1000) / 10) : undefined;
}
