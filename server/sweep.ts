import type { ApprovalThreads } from "../agent/approval-threads.ts";
import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { ApprovalStore } from "../guardrails/approvals/approval-store.ts";
import type { Approvals } from "../guardrails/approvals/approvals.ts";
import type { Retention } from "../guardrails/retention/retention.ts";
import type { Store } from "../store/store.ts";
import type { HistoryJobs } from "./history-jobs.ts";

/** A commit of another replica is left alone for this long; taking it up sooner would be safe too, and only noisy. */
const INTERRUPTED_AFTER_MS = 30_000;

interface SweepDeps {
  readonly store: Pick<Store, "kind" | "pool">;
  readonly approvals: Pick<Approvals, "expireOld">;
  readonly approvalStore: Pick<ApprovalStore, "idsIn" | "interruptedIds">;
  readonly retention: Pick<Retention, "runWhenDue">;
  readonly threads: Pick<ApprovalThreads, "settle">;
  readonly histories?: Pick<HistoryJobs, "tick"> | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is done again and again while a program runs: what is too old lapses or is pruned, and commits that were interrupted are taken up. */
export function createSweep({ store, approvals, approvalStore, retention, threads, histories, clock, log }: SweepDeps): () => Promise<void> {
  let swept = false;
  return async () => {
    await approvals.expireOld();
    await retention.runWhenDue().catch((error: unknown) => log.error({ err: error }, "old payloads could not be pruned; it is tried again"));
    // Reading a large past takes longer than anything else here may wait.
    histories?.tick();
    const patience = store.kind === "embedded" && !swept ? 0 : INTERRUPTED_AFTER_MS;
    swept = true;
    const waiting = await approvalStore.idsIn(store.pool, ["approved", "unknown"]);
    const interrupted = await approvalStore.interruptedIds(store.pool, new Date(clock().getTime() - patience));
    for (const id of [...waiting, ...interrupted]) {
      // One that can't be taken up must not keep the others from it.
      await threads
        .settle(id)
        .catch((error: unknown) => log.error({ err: error, approval: id }, "an approval could not be taken up; it is tried again"));
    }
  };
}
