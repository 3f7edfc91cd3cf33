import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import type { Audit } from "../guardrails/audit/audit.ts";
import { createHistories } from "../guardrails/histories/histories-for.ts";
import { createHistorySync, type HistorySync } from "../guardrails/histories/history-sync.ts";
import { createInsightWatch, type InsightWatch } from "../guardrails/monitoring/insight-watch.ts";
import type { Policy } from "../guardrails/policy.ts";
import type { Reader } from "../odoo/reader.ts";
import type { Store } from "../store/store.ts";
import type { Histories } from "../tools/histories.ts";
import type { Config } from "./config.ts";
import { createHistoryJobs, type HistoryJobs } from "./history-jobs.ts";
import { syncPrincipal } from "./sync-principal.ts";

interface HistorySources {
  readonly config: Pick<Config, "environment" | "odoo" | "odooSyncKey">;
  readonly policy: Policy;
  readonly audit: Pick<Audit, "transaction">;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly readerFor: (principal: Principal) => Promise<Reader>;
}

export interface OpenHistories {
  readonly sync: HistorySync;
  readonly watch: InsightWatch;
  readonly jobs: HistoryJobs;
  readonly historiesFor: (principal: Principal) => Histories;
}

/** The past as kept from Odoo; undefined where no identity may read all of it. */
export function openHistories({ config, policy, audit, store, clock, log, readerFor }: HistorySources): OpenHistories | undefined {
  const principal = syncPrincipal(config);
  if (!principal) return undefined;
  const sync = createHistorySync({ store, reader: () => readerFor(principal), clock, log });
  const watch = createInsightWatch({ pool: store.pool, audit, clock, policy, sync });
  return {
    sync,
    watch,
    jobs: createHistoryJobs({ store, sync, watch, log }),
    historiesFor: createHistories({ pool: store.pool, policy, clock, sync }),
  };
}
