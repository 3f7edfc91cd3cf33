import { existsSync } from "node:fs";
import type { Clock } from "../core/clock.ts";
import { CopilotError } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import { covers } from "../guardrails/access.ts";
import type { Embedder } from "../guardrails/allowlist/embedder.ts";
import { createOpenAiEmbedder } from "../guardrails/allowlist/openai-embedder.ts";
import { createKnowledge, type Knowledge } from "../guardrails/knowledge/documents.ts";
import { createNameIndex, type NameIndex } from "../guardrails/knowledge/name-index.ts";
import { wordsEmbedder } from "../guardrails/knowledge/words-embedder.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { Reader } from "../odoo/reader.ts";
import type { Store } from "../store/store.ts";
import type { Config } from "./config.ts";
import { syncPrincipal } from "./sync-principal.ts";

const OPENAI = "https://api.openai.com/v1";

interface KnowledgeSources {
  readonly config: Pick<Config, "openai" | "embeddingModel" | "documentsFolder" | "environment" | "odoo" | "odooSyncKey">;
  readonly policy: Policy;
  readonly store: Pick<Store, "pool" | "transaction">;
  readonly clock: Clock;
  readonly log: Log;
  readonly readerFor: (principal: Principal) => Promise<Reader>;
}

export interface OpenKnowledge extends Knowledge {
  /** Undefined where no identity may read every name. */
  readonly names: NameIndex | undefined;
}

/** The company's documents, looked at once now, and the names of its records; compared offline or, where the provider is cleared for them, by its embeddings. */
export async function openKnowledge({ config, policy, store, clock, log, readerFor }: KnowledgeSources): Promise<OpenKnowledge> {
  const { openai, embeddingModel, documentsFolder: folder } = config;
  if (folder !== undefined && !existsSync(folder))
    throw new CopilotError("NOT_CONFIGURED", `There is no folder of documents at ${folder}. Create it, or unset COUNTERSIGN_DOCUMENTS.`);
  const offline = wordsEmbedder();
  const isCleared = covers(policy.providers["openai_compatible"]?.sees ?? [], "free_text.document");
  const embedders: [Embedder, ...Embedder[]] =
    openai && embeddingModel !== undefined && isCleared
      ? [createOpenAiEmbedder({ baseUrl: openai.baseUrl ?? OPENAI, apiKey: openai.apiKey, model: embeddingModel }), offline]
      : [offline];
  const knowledge = createKnowledge({ store, embedders, policy: policy.knowledge, folder, clock, log });
  await knowledge
    .sync()
    .catch((error: unknown) => log.warn({ err: error }, "the documents could not be read; what was read before is used. Try: cs knowledge sync"));
  const reader = syncPrincipal(config);
  const names = reader && createNameIndex({ store, embedder: offline, policy: policy.knowledge, reader: () => readerFor(reader), clock, log });
  return { ...knowledge, names };
}
