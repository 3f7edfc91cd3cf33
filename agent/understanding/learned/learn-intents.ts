import { type IntentWeights, NO_USE, OF_FIT } from "./intent-weights.ts";
import { SENTENCE_SIZE } from "./sentence-encoder.ts";
import { rarityOf, WORD_PLACES, wordPlaces } from "./word-places.ts";

/** A phrasing with its label. */
export interface Lesson {
  readonly label: string;
  /** As requests are compared. */
  readonly words: string;
  /** Of its plain sentence, length 1. */
  readonly vector: readonly number[];
  /** What cues and examples give each label, 0 to 1. */
  readonly fits: ReadonlyMap<string, number>;
}

const ROUNDS = 40;
const AT_ONCE = 64;
const RATE = 0.05;
const OF_SENTENCE = 3;
const DECAY = 1e-5;

/**
 * Multinomial logistic regression over words and sentence vectors, beside what cues give, by Adam (Kingma and Ba 2015).
 * The same lessons always give the same weights.
 */
export function learnIntents(lessons: readonly Lesson[], labels: readonly string[]): IntentWeights {
  const count = labels.length;
  const rarity = Float32Array.from(rarityOf(lessons.map(({ words }) => words)));
  const often = new Map<string, number>();
  for (const { label } of lessons) often.set(label, (often.get(label) ?? 0) + 1);
  // A use with many phrasings is not likelier for that; half of the difference is taken back.
  const rows = lessons.map(({ words, vector, fits, label }) => ({
    cells: [
      ...wordPlaces(words, rarity),
      ...vector.map((value, row) => [WORD_PLACES + row, OF_SENTENCE * value] as const),
      [WORD_PLACES + SENTENCE_SIZE, 1] as const,
    ],
    given: labels.map((one) => OF_FIT * (fits.get(one) ?? 0)),
    right: labels.indexOf(label),
    weight: label === NO_USE ? 1 : Math.sqrt(lessons.length / labels.length / (often.get(label) ?? 1)),
  }));
  const size = (WORD_PLACES + SENTENCE_SIZE + 1) * count;
  const weights = new Float32Array(size);
  const [slope, mean, spread] = [new Float32Array(size), new Float32Array(size), new Float32Array(size)];
  const random = seeded(7);
  const order = rows.map((_, index) => index);
  let step = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += AT_ONCE) {
      const batch = order.slice(from, from + AT_ONCE).flatMap((index) => rows[index] ?? []);
      slope.fill(0);
      for (const row of batch) addSlope(row, weights, slope, count, row.weight / batch.length);
      step += 1;
      const rate = (RATE * (1 - round / ROUNDS) * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
      for (let at = 0; at < size; at += 1) {
        const down = (slope[at] ?? 0) + DECAY * (weights[at] ?? 0);
        const smooth = 0.9 * (mean[at] ?? 0) + 0.1 * down;
        const square = 0.999 * (spread[at] ?? 0) + 0.001 * down * down;
        mean[at] = smooth;
        spread[at] = square;
        weights[at] = (weights[at] ?? 0) - (rate * smooth) / (Math.sqrt(square) + 1e-6);
      }
    }
  }
  const part = (start: number, length: number) => weights.slice(start * count, (start + length) * count);
  return { labels, rarity, words: part(0, WORD_PLACES), sentence: part(WORD_PLACES, SENTENCE_SIZE), bias: part(WORD_PLACES + SENTENCE_SIZE, 1) };
}

interface Row {
  readonly cells: readonly (readonly [place: number, value: number])[];
  readonly given: readonly number[];
  readonly right: number;
  readonly weight: number;
}

/** Adds one phrasing's part of the gradient of cross-entropy. */
function addSlope({ cells, given, right }: Row, weights: Float32Array, slope: Float32Array, count: number, share: number): void {
  const sums = Float64Array.from(given);
  for (const [place, value] of cells) {
    const from = place * count;
    for (let label = 0; label < count; label += 1) sums[label] = (sums[label] ?? 0) + value * (weights[from + label] ?? 0);
  }
  const chances = softmax(sums);
  chances[right] = (chances[right] ?? 0) - 1;
  for (const [place, value] of cells) {
    const from = place * count;
    for (let label = 0; label < count; label += 1) slope[from + label] = (slope[from + label] ?? 0) + share * value * (chances[label] ?? 0);
  }
}

/** Chances that add up to 1. */
export function softmax(sums: Float64Array): Float64Array {
  const most = sums.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const whole = powers.reduce((one, other) => one + other, 0);
  return powers.map((power) => power / whole);
}

function shuffle(items: number[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const held = items[last] ?? 0;
    items[last] = items[other] ?? 0;
    items[other] = held;
  }
}

/** mulberry32: 0 up to 1, the same sequence for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
