/** A probability that was told, and what came of it. */
export interface Told {
  readonly chance: number;
  readonly happened: boolean;
}

/** Mean squared distance of told probabilities from what happened (Brier, 1950). */
export function brier(told: readonly Told[]): number {
  return told.reduce((sum, { chance, happened }) => sum + (chance - (happened ? 1 : 0)) ** 2, 0) / Math.max(1, told.length);
}

/** Told probabilities in bands of a tenth beside how often it happened. */
export function reliability(
  told: readonly Told[],
): { readonly band: string; readonly cases: number; readonly told: number; readonly happened: number }[] {
  return Array.from({ length: 10 }, (_, band) => {
    const inside = told.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === band);
    const mean = (value: (each: Told) => number) => inside.reduce((sum, each) => sum + value(each), 0) / Math.max(1, inside.length);
    return {
      band: `${band * 10} to ${band * 10 + 10}%`,
      cases: inside.length,
      told: mean(({ chance }) => chance),
      happened: mean(({ happened }) => (happened ? 1 : 0)),
    };
  });
}
