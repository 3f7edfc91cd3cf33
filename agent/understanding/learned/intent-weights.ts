import { z } from "zod";
import { SENTENCE_SIZE } from "./sentence-encoder.ts";
import { WORD_PLACES, wordPlaces } from "./word-places.ts";

/** What stands for a request that no use covers. */
export const NO_USE = "none";
/** How much of what the cues and examples of a use say is added to what was learned. */
export const OF_FIT = 5;
/** Sentence vectors have length 1; so they weigh as much as words do. */
const OF_SENTENCE = 3;

/** Weights as they are stored: base64 of little-endian numbers, one row for each place, one column for each label. */
export const intentWeightsSchema = z.strictObject({
  /** Of the phrasings and of the policy's examples that they were learned from. */
  digest: z.string(),
  labels: z.array(z.string()).min(2),
  rarity: z.string(),
  scales: z.array(z.number()),
  words: z.string(),
  sentence: z.string(),
  bias: z.array(z.number()),
});

export type StoredWeights = z.output<typeof intentWeightsSchema>;

export interface IntentWeights {
  readonly labels: readonly string[];
  readonly rarity: Float32Array;
  /** `WORD_PLACES` rows. */
  readonly words: Float32Array;
  /** `SENTENCE_SIZE` rows. */
  readonly sentence: Float32Array;
  readonly bias: Float32Array;
}

/** What speaks for each label, as the logarithm of odds but for a constant: by a request's words and by its sentence's vector. */
export function evidenceFor({ labels, rarity, words, sentence, bias }: IntentWeights, said: string, vector: readonly number[]): Float64Array {
  const sums = Float64Array.from(bias);
  const add = (weights: Float32Array, row: number, value: number) => {
    const from = row * labels.length;
    for (let label = 0; label < labels.length; label += 1) sums[label] = (sums[label] ?? 0) + value * (weights[from + label] ?? 0);
  };
  for (const [place, value] of wordPlaces(said, rarity)) add(words, place, value);
  for (const [row, value] of vector.entries()) add(sentence, row, OF_SENTENCE * value);
  return sums;
}

/** One byte for each weight, scaled by the largest of its label. */
export function stored(weights: IntentWeights, digest: string): StoredWeights {
  const count = weights.labels.length;
  const scales = weights.labels.map((_, label) => {
    let most = 0;
    for (const part of [weights.words, weights.sentence])
      for (let at = label; at < part.length; at += count) most = Math.max(most, Math.abs(part[at] ?? 0));
    return Number((most / 127 || 1).toPrecision(6));
  });
  const bytes = (part: Float32Array) =>
    Buffer.from(Int8Array.from(part, (value, at) => Math.round(value / (scales[at % count] ?? 1))).buffer).toString("base64");
  return {
    digest,
    labels: [...weights.labels],
    rarity: Buffer.from(weights.rarity.buffer).toString("base64"),
    scales,
    words: bytes(weights.words),
    sentence: bytes(weights.sentence),
    bias: Array.from(weights.bias, (value) => Number(value.toPrecision(5))),
  };
}

/** Throws a TypeError where the sizes do not fit together. */
export function restored({ labels, rarity, scales, words, sentence, bias }: StoredWeights): IntentWeights {
  const part = (text: string, rows: number) => {
    const bytes = Buffer.from(text, "base64");
    if (bytes.length !== rows * labels.length) throw new TypeError("The learned weights have another size than their labels; learn them anew.");
    return Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length), (value, at) => value * (scales[at % labels.length] ?? 0));
  };
  const rare = Buffer.from(rarity, "base64");
  if (rare.length !== WORD_PLACES * 4) throw new TypeError("The learned weights have another size than their places; learn them anew.");
  return {
    labels,
    rarity: Float32Array.from({ length: WORD_PLACES }, (_, place) => rare.readFloatLE(place * 4)),
    words: part(words, WORD_PLACES),
    sentence: part(sentence, SENTENCE_SIZE),
    bias: Float32Array.from(bias),
  };
}
