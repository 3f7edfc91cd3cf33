import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../core/clock.ts";
import { createKnowledge } from "../../guardrails/knowledge/documents.ts";
import type { KnowledgePolicy } from "../../guardrails/knowledge/knowledge-schema.ts";
import { wordsEmbedder } from "../../guardrails/knowledge/words-embedder.ts";
import { createLog } from "../../server/log.ts";
import { openStore } from "../../store/store.ts";

/** The documents of a folder in a database of their own, as the program has them. */
export async function openKnowledge(policy: KnowledgePolicy, folder: string) {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-knowledge-"));
  const drop = () => rm(dataFolder, { recursive: true, force: true });
  try {
    const log = createLog("error");
    const store = await openStore({ databaseUrl: undefined, dataFolder, clock: systemClock, log });
    const knowledge = createKnowledge({ store, embedders: [wordsEmbedder()], policy, folder, clock: systemClock, log });
    const { documents } = await knowledge.sync();
    return {
      knowledge,
      documents,
      async close(): Promise<void> {
        await store.close();
        await drop();
      },
    };
  } catch (error) {
    await drop();
    throw error;
  }
}
