import type { PoolClient } from "pg";
import type { Clock } from "../../core/clock.ts";
import { lockInTransaction } from "../../store/advisory-lock.ts";
import type { Store } from "../../store/store.ts";
import type { Audit } from "../audit/audit.ts";
import type { Policy } from "../policy.ts";
import { PRUNINGS } from "./prunings.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Of one thing in one run, so that a run never holds the database for long; the next one goes on. */
const MOST = 5_000;

export interface RetentionDeps {
  readonly store: Store;
  readonly audit: Pick<Audit, "transaction">;
  readonly clock: Clock;
  readonly policy: Policy;
}

/** How many rows of each table were pruned, or would be. */
export type Pruned = Readonly<Record<string, number>>;

/** Removes what the policy no longer keeps. The audit and all hashes stay, so that what was pruned can still be told from what never was. */
export function createRetention({ store, audit, clock, policy }: RetentionDeps) {
  async function prune(client: PoolClient): Promise<Pruned> {
    const now = clock();
    const pruned: [string, number][] = [];
    for (const { name, kept, sql, table } of PRUNINGS) {
      if (table !== undefined && (await client.query("select to_regclass($1) as found", [table])).rows[0]?.["found"] === null) continue;
      const before = new Date(now.getTime() - policy.retention.days[kept] * DAY_MS);
      const values = sql.includes("$3") ? [before, MOST, now] : [before, MOST];
      pruned.push([name, (await client.query(sql, values)).rowCount ?? 0]);
    }
    return Object.fromEntries(pruned);
  }

  async function recorded(who: string, isDue: (client: PoolClient) => Promise<boolean>, always: boolean): Promise<Pruned | undefined> {
    return audit.transaction(async (client, append) => {
      await lockInTransaction(client, "retention");
      if (!(await isDue(client))) return undefined;
      const pruned = await prune(client);
      await client.query("insert into retention_run (id, ran_at) values (1, $1) on conflict (id) do update set ran_at = excluded.ran_at", [clock()]);
      if (always || Object.values(pruned).some((count) => count > 0))
        await append([{ kind: "payloads_pruned", principal: who, policyDigest: policy.digest, inputs: { ...pruned } }]);
      return pruned;
    });
  }

  return {
    /** From the program's sweep: at most once an hour, whichever replica comes first. */
    runWhenDue: (): Promise<Pruned | undefined> =>
      recorded(
        "retention",
        async (client) => {
          const { rows } = await client.query("select 1 from retention_run where ran_at > $1", [new Date(clock().getTime() - HOUR_MS)]);
          return rows.length === 0;
        },
        false,
      ),
    run: async (who: string): Promise<Pruned> => (await recorded(who, async () => true, true)) ?? {},
    /** What a run would prune now; nothing is changed. */
    async dryRun(): Promise<Pruned> {
      const undo = new Error("only counted");
      let counted: Pruned = {};
      await store
        .transaction(async (client) => {
          counted = await prune(client);
          throw undo;
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error;
        });
      return counted;
    },
  };
}

export type Retention = ReturnType<typeof createRetention>;
