import { hashOf, wordFeatures } from "../../../guardrails/allowlist/word-features.ts";

/** Places that the words of a request are hashed into. */
export const WORD_PLACES = 4096;

/** A request's words, pairs and letters as numbers of Euclidean length 1 at few of the places; rare ones count for more. */
export function wordPlaces(words: string, rarity: ArrayLike<number>): readonly (readonly [place: number, value: number])[] {
  const sums = new Map<number, number>();
  for (const { feature, weight } of wordFeatures(words)) {
    const place = hashOf(feature) % WORD_PLACES;
    sums.set(place, (sums.get(place) ?? 0) + weight * (rarity[place] ?? 0));
  }
  const length = Math.hypot(...sums.values()) || 1;
  return [...sums].map(([place, sum]) => [place, sum / length] as const);
}

/** How rare each place is among the texts: ln((1 + texts) / (1 + texts that reach it)). */
export function rarityOf(texts: readonly string[]): number[] {
  const reached = new Array<number>(WORD_PLACES).fill(0);
  for (const text of texts)
    for (const place of new Set(wordFeatures(text).map(({ feature }) => hashOf(feature) % WORD_PLACES))) reached[place] = (reached[place] ?? 0) + 1;
  return reached.map((count) => Math.log((1 + texts.length) / (1 + count)));
}
