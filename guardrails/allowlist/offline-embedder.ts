import { createHash } from "node:crypto";
import type { Embedder } from "./embedder.ts";

const DIMENSIONS = 512;
const LETTERS_WEIGHT = 0.3;
const PAIR_WEIGHT = 0.8;

/**
 * Embeds without weights or network: words, pairs of words and three to five letters at a time, each hashed with a sign into one of
 * 512 places and weighed by its rarity in the given texts. The same texts always give the same vectors.
 */
export function createOfflineEmbedder(corpus: readonly string[]): Embedder {
  const texts = [...new Set(corpus)].sort();
  const spread = new Map<string, number>();
  for (const text of texts) for (const { feature } of featuresOf(text)) spread.set(feature, (spread.get(feature) ?? 0) + 1);
  const rarity = (feature: string) => Math.log((1 + texts.length) / (1 + (spread.get(feature) ?? 0)));
  const digest = createHash("sha256").update(JSON.stringify(texts), "utf8").digest("hex").slice(0, 12);
  return { name: `offline-1:${digest}`, embed: async (asked) => asked.map((text) => vectorOf(text, rarity)) };
}

interface Feature {
  readonly feature: string;
  readonly weight: number;
}

/** Each feature once, however often it stands in the text. */
function featuresOf(text: string): Feature[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    found.set(word, 1);
    found.set(`${words[index - 1] ?? "^"} ${word}`, PAIR_WEIGHT);
    if (word.startsWith("<")) continue;
    const padded = `_${word}_`;
    for (let length = 3; length <= 5; length += 1)
      for (let at = 0; at + length <= padded.length; at += 1) found.set(`~${padded.slice(at, at + length)}`, LETTERS_WEIGHT);
  }
  return [...found].map(([feature, weight]) => ({ feature, weight }));
}

function vectorOf(text: string, rarity: (feature: string) => number): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  for (const { feature, weight } of featuresOf(text)) {
    const hash = hashOf(feature);
    const place = hash % DIMENSIONS;
    vector[place] = (vector[place] ?? 0) + (hash & 0x8000_0000 ? -1 : 1) * weight * rarity(feature);
  }
  const length = Math.hypot(...vector);
  // A text without features is like nothing: one place keeps the vector's length, which cosine needs.
  if (length === 0) return vector.with(0, 1);
  return vector.map((value) => value / length);
}

/** FNV-1a with a final mix, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
