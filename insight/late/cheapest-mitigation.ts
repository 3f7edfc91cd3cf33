/** Something that could be done about one open shipment; `cost` in the company's currency. */
export interface Mitigation {
  readonly name: string;
  readonly cost: number;
  /** The probability of being late if it is done, for the part that it concerns. */
  readonly probability: number;
  /** The part of the quantity that it concerns, 1 when left out; a split sends less than all of it another way. */
  readonly share?: number;
}

/** The choice among mitigations: `risk` is the share of the quantity expected to be late. */
export type MitigationChoice =
  | { readonly kind: "not-needed"; readonly risk: number; readonly reasons: readonly string[] }
  | { readonly kind: "chosen"; readonly name: string; readonly cost: number; readonly risk: number; readonly reasons: readonly string[] }
  | {
      readonly kind: "none-suffices";
      readonly best: { readonly name: string; readonly cost: number; readonly risk: number } | undefined;
      readonly risk: number;
      readonly reasons: readonly string[];
    };

/**
 * The cheapest thing to do that brings the expected late share of a shipment to `threshold` or below; at equal cost the surer one. Mitigations with
 * a cost or probability that is no number (no rate, no quote) are left out and named.
 */
export function cheapestMitigation(probability: number, mitigations: readonly Mitigation[], threshold: number): MitigationChoice {
  const percent = (risk: number) => `${(100 * risk).toFixed(0)}%`;
  const now = `Left as it is, ${percent(probability)} are expected late; at most ${percent(threshold)} is wanted.`;
  if (probability <= threshold) return { kind: "not-needed", risk: probability, reasons: [now] };
  const usable = mitigations.filter(({ cost, probability: then, share = 1 }) => cost >= 0 && then >= 0 && then <= 1 && share > 0 && share <= 1);
  const unusable = mitigations.filter((mitigation) => !usable.includes(mitigation));
  const left = unusable.map(({ name }) => `${name} was left out: its cost, probability or share is not known.`);
  const rated = usable.map(({ name, cost, probability: then, share = 1 }) => ({ name, cost, risk: share * then + (1 - share) * probability }));
  const [cheapest, next] = rated.filter(({ risk }) => risk <= threshold).toSorted((a, b) => a.cost - b.cost || a.risk - b.risk);
  if (cheapest !== undefined) {
    const instead = next === undefined ? [] : [`The next cheapest that does is ${next.name} for ${next.cost.toFixed(2)}.`];
    const chosen = `${cheapest.name} brings it to ${percent(cheapest.risk)} for ${cheapest.cost.toFixed(2)}.`;
    return { kind: "chosen", ...cheapest, reasons: [now, chosen, ...instead, ...left] };
  }
  const best = rated.toSorted((a, b) => a.risk - b.risk || a.cost - b.cost)[0];
  const nearest =
    best === undefined || best.risk >= probability ? [] : [`Nearest comes ${best.name}: ${percent(best.risk)} for ${best.cost.toFixed(2)}.`];
  return {
    kind: "none-suffices",
    best: nearest.length === 0 ? undefined : best,
    risk: probability,
    reasons: [now, "Nothing offered is enough.", ...nearest, ...left],
  };
}
