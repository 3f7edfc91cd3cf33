import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleWords } from "../../agent/understanding/example-words.ts";
import { systemClock } from "../../core/clock.ts";
import { createExampleStore, subjectsOf } from "../../guardrails/allowlist/example-store.ts";
import { createOfflineEmbedder } from "../../guardrails/allowlist/offline-embedder.ts";
import type { Policy } from "../../guardrails/policy.ts";
import { createLog } from "../../server/log.ts";
import { openStore } from "../../store/store.ts";

/** The policy's examples in a database of their own, as the program has them. */
export async function openExamples(policy: Policy) {
  const dataFolder = await mkdtemp(join(tmpdir(), "countersign-allowlist-"));
  const drop = () => rm(dataFolder, { recursive: true, force: true });
  try {
    const store = await openStore({ databaseUrl: undefined, dataFolder, clock: systemClock, log: createLog("silent") });
    const subjects = subjectsOf(policy, exampleWords(policy.useCases));
    const embedder = createOfflineEmbedder(subjects.flatMap(({ texts }) => texts));
    const examples = createExampleStore({ store, embedder, policy, subjects, clock: systemClock });
    const stored = await examples.fill();
    return {
      examples,
      stored,
      embedder: embedder.name,
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
