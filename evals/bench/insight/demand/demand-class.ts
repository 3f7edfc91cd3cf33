export type DemandClass = "smooth" | "erratic" | "intermittent" | "lumpy" | "none";

/** How demand comes (Syntetos, Boylan and Croston 2005): periods per demand against 1.32, and the squared variation of its size against 0.49. */
export function demandClass(history: readonly (number | null)[]): DemandClass {
  const known = history.filter((units) => units !== null);
  const sizes = known.filter((units) => units > 0);
  if (sizes.length === 0) return "none";
  const mean = sizes.reduce((sum, units) => sum + units, 0) / sizes.length;
  const variance = sizes.reduce((sum, units) => sum + (units - mean) ** 2, 0) / sizes.length;
  const often = known.length / sizes.length < 1.32;
  const even = variance / (mean * mean) < 0.49;
  if (often) return even ? "smooth" : "erratic";
  return even ? "intermittent" : "lumpy";
}
