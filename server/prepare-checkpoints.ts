import type { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { lockInTransaction } from "../store/advisory-lock.ts";
import type { Store } from "../store/store.ts";

/** The saver's own migrations are not safe with several replicas starting at once, so that they run under our lock. */
export async function prepareCheckpoints(checkpointer: PostgresSaver, store: Store): Promise<void> {
  if (store.kind === "embedded") return checkpointer.setup();
  await store.transaction(async (client) => {
    await lockInTransaction(client, "migrations");
    await checkpointer.setup();
  });
}
