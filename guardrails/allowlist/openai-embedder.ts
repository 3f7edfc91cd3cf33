import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import type { Embedder } from "./embedder.ts";

const TIMEOUT_MS = 10_000;
const MOST_TEXTS = 256;

const replySchema = z.object({ data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(8) })) });

export interface OpenAiEmbedderSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly fetch?: typeof fetch;
}

/** Embeddings of an OpenAI-compatible endpoint; it sees requests with their records, dates and names replaced by their kinds. */
export function createOpenAiEmbedder({ baseUrl, apiKey, model, fetch: send = fetch }: OpenAiEmbedderSettings): Embedder {
  async function batch(texts: readonly string[]): Promise<number[][]> {
    const response = await send(`${baseUrl.replace(/\/$/, "")}/embeddings`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model, input: texts, encoding_format: "float" }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((cause: unknown) => {
      throw unavailable("could not be reached", cause);
    });
    if (!response.ok) throw unavailable(`answered ${response.status}`, await response.text().catch(() => ""));
    const parsed = replySchema.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw unavailable("answered something else than embeddings", parsed.error);
    const vectors = parsed.data.data.toSorted((one, other) => one.index - other.index).map(({ embedding }) => unit(embedding));
    if (vectors.length !== texts.length) throw unavailable(`answered ${vectors.length} vectors for ${texts.length} texts`, undefined);
    return vectors;
  }
  return {
    name: `openai:${model}`,
    async embed(texts) {
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += MOST_TEXTS) vectors.push(...(await batch(texts.slice(at, at + MOST_TEXTS))));
      return vectors;
    },
  };
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

function unavailable(what: string, cause: unknown): CopilotError {
  return new CopilotError("MODEL_UNAVAILABLE", `The embedding service ${what}. Check OPENAI_BASE_URL and OPENAI_EMBEDDING_MODEL.`, { cause });
}
