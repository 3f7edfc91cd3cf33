/** The level that most systems use, z standard deviations above the mean of the history over the protection period, rounded up to whole units. */
export function normalLevel(history: readonly (number | null)[], protection: number, z: number): number {
  const known = history.filter((units) => units !== null);
  if (known.length < 2) return 0;
  const mean = known.reduce((sum, units) => sum + units, 0) / known.length;
  const variance = known.reduce((sum, units) => sum + (units - mean) ** 2, 0) / (known.length - 1);
  return Math.ceil(protection * mean + z * Math.sqrt(protection * variance));
}
