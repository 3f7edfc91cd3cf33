import { createHash } from "node:crypto";
import type { Embedder } from "./embedder.ts";
import { hashOf, wordFeatures } from "./word-features.ts";

const DIMENSIONS = 512;

/**
 * Embeds without weights or network: words, pairs of words and three to five letters at a time, each hashed with a sign into one of
 * 512 places and weighed by its rarity in the given texts. The same texts always give the same vectors.
 */
export function createOfflineEmbedder(corpus: readonly string[]): Embedder {
  const texts = [...new Set(corpus)].sort();
  const spread = new Map<string, number>();
  for (const text of texts) for (const { feature } of wordFeatures(text)) spread.set(feature, (spread.get(feature) ?? 0) + 1);
  const rarity = (feature: string) => Math.log((1 + texts.length) / (1 + (spread.get(feature) ?? 0)));
  const digest = createHash("sha256").update(JSON.stringify(texts), "utf8").digest("hex").slice(0, 12);
  return { name: `offline-1:${digest}`, embed: async (asked) => asked.map((text) => vectorOf(text, rarity)) };
}

function vectorOf(text: string, rarity: (feature: string) => number): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  for (const { feature, weight } of wordFeatures(text)) {
    const hash = hashOf(feature);
    const place = hash % DIMENSIONS;
    vector[place] = (vector[place] ?? 0) + (hash & 0x8000_0000 ? -1 : 1) * weight * rarity(feature);
  }
  const length = Math.hypot(...vector);
  // A text without features is like nothing: one place keeps the vector's length, which cosine needs.
  if (length === 0) return vector.with(0, 1);
  return vector.map((value) => value / length);
}
