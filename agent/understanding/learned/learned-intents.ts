import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Span } from "../understand.ts";
import { evidenceFor, intentWeightsSchema, restored } from "./intent-weights.ts";
import { createSentenceEncoder, type SentenceEncoder } from "./sentence-encoder.ts";

/** What was learned from phrasings, asked about the parts of a message. */
export interface LearnedIntents {
  /** By a part's words as typed: what speaks for each label. */
  readonly evidenceOf: (spans: readonly Span[]) => Promise<ReadonlyMap<string, ReadonlyMap<string, number>>>;
}

export const INTENT_WEIGHTS = join(import.meta.dirname, "intents.json");

export function createLearnedIntents(file = INTENT_WEIGHTS, encoder: SentenceEncoder = createSentenceEncoder()): LearnedIntents {
  const weights = restored(intentWeightsSchema.parse(JSON.parse(readFileSync(file, "utf8"))));
  return {
    async evidenceOf(spans) {
      const vectors = await encoder.encode(spans.map(({ sentence }) => sentence));
      return new Map(
        spans.map(({ span, words }, index) => {
          const sums = evidenceFor(weights, words, vectors[index] ?? []);
          return [span, new Map(weights.labels.map((label, at) => [label, sums[at] ?? 0]))];
        }),
      );
    },
  };
}
