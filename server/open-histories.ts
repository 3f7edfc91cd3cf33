import type { Clock } from "../core/clock.ts";
import type { Log } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import { createHistories } from "../guardrails/histories/histories-for.ts";
import { createHistorySync, type HistorySync } from "../guardrails/histories/history-sync.ts";
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
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly readerFor: (principal: Principal) => Promise<Reader>;
}

export interface OpenHistories {
  readonly sync: HistorySync;
  readonly jobs: HistoryJobs;
  readonly historiesFor: (principal: Principal) => Histories;
}

/** The past as kept from Odoo; undefined where no identity may read all of it. */
export function openHistories({ config, policy, store, clock, log, readerFor }: HistorySources): OpenHistories | undefined {
  const principal = syncPrincipal(config);
  if (!principal) return undefined;
  const sync = createHistorySync({ store, reader: () => readerFor(principal), clock, log });
  return { sync, jobs: createHistoryJobs({ store, sync, log }), historiesFor: createHistories({ pool: store.pool, policy, clock, sync }) };
}
