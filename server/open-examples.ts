import { exampleWords } from "../agent/understanding/example-words.ts";
import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import { createExampleStore, type ExampleStore, subjectsOf } from "../guardrails/allowlist/example-store.ts";
import { createOfflineEmbedder } from "../guardrails/allowlist/offline-embedder.ts";
import { createOpenAiEmbedder } from "../guardrails/allowlist/openai-embedder.ts";
import { withFallback } from "../guardrails/allowlist/with-fallback.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { Store } from "../store/store.ts";
import type { Config } from "./config.ts";

const OPENAI = "https://api.openai.com/v1";

interface ExampleSources {
  readonly config: Pick<Config, "openai" | "embeddingModel">;
  readonly policy: Policy;
  readonly store: Pick<Store, "pool" | "transaction">;
  readonly clock: Clock;
  readonly log: Log;
}

/** The policy's examples in the database, compared offline or, where the provider is cleared for free text, by its embeddings. */
export async function openExamples({ config, policy, store, clock, log }: ExampleSources): Promise<ExampleStore> {
  const subjects = subjectsOf(policy, exampleWords(policy.useCases));
  const shared = { store, policy, subjects, clock };
  const offline = createExampleStore({ ...shared, embedder: createOfflineEmbedder(subjects.flatMap(({ texts }) => texts)) });
  const { openai, embeddingModel } = config;
  // Names that are written small can't be told from words, so that a provider must be cleared for text as people type it.
  const isCleared = policy.providers["openai_compatible"]?.sees.includes("free_text") === true;
  if (openai && embeddingModel !== undefined && !isCleared)
    log.warn({}, "OPENAI_EMBEDDING_MODEL is not used: providers.yaml does not clear openai_compatible for free_text; requests are compared offline.");
  const examples =
    openai && embeddingModel !== undefined && isCleared
      ? withFallback(
          createExampleStore({
            ...shared,
            embedder: createOpenAiEmbedder({ baseUrl: openai.baseUrl ?? OPENAI, apiKey: openai.apiKey, model: embeddingModel }),
          }),
          offline,
          log,
        )
      : offline;
  await examples.fill();
  return examples;
}
