import type { PgBoss } from "pg-boss";
import type { Log } from "../core/log.ts";
import type { HistorySync } from "../guardrails/histories/history-sync.ts";
import type { InsightWatch } from "../guardrails/monitoring/insight-watch.ts";
import type { Store } from "../store/store.ts";

const SYNC = "history-sync";
const SHARD = "history-shard";
const RECONCILE = "history-reconcile";
const WATCH = "insight-watch";
const SHARD_SECONDS = 3_600;
const CLOSE_MS = 10_000;

interface HistoryJobsDeps {
  readonly store: Pick<Store, "kind" | "pool">;
  readonly sync: Pick<HistorySync, "sync" | "whole" | "isWholeDue" | "readShard" | "runWhenDue" | "stop">;
  /** Looks whether estimates still hold, once a day after the past was read. */
  readonly watch: Pick<InsightWatch, "runWhenDue">;
  readonly log: Pick<Log, "warn">;
}

export interface HistoryJobs {
  /** Called again and again while a program runs; never waits for a reading. */
  tick(): void;
  close(): Promise<void>;
}

/**
 * When the past is read: on PostgreSQL by jobs that all replicas share. The embedded database has one process only, and
 * the queue would hold up its start by a second and its event loop as long, so there each tick looks whether it is due.
 */
export function createHistoryJobs({ store, sync, watch, log }: HistoryJobsDeps): HistoryJobs {
  let queue: Promise<PgBoss | undefined> | undefined;
  let looking: Promise<void> | undefined;

  function failed(error: unknown): undefined {
    log.warn({ err: error }, "the jobs that read the past could not be started; this process reads alone");
  }

  async function begin(): Promise<PgBoss> {
    const { PgBoss } = await import("pg-boss");
    const boss = new PgBoss({ db: { executeSql: (text, values) => store.pool.query(text, values) }, schema: await jobsSchema(store.pool) });
    boss.on("error", (error) => log.warn({ err: error }, "the queue of jobs failed; it is tried again"));
    await boss.start();
    const shards = async (): Promise<void> => {
      for (const first of await sync.whole.plan()) await boss.send(SHARD, { first }, { singletonKey: String(first) });
    };
    await boss.createQueue(SYNC, { policy: "stately", retryLimit: 0 });
    await boss.createQueue(RECONCILE, { policy: "stately", retryLimit: 5, retryBackoff: true });
    await boss.createQueue(WATCH, { policy: "stately", retryLimit: 0 });
    await boss.createQueue(SHARD, { policy: "stately", retryLimit: 5, retryBackoff: true, expireInSeconds: SHARD_SECONDS });
    await boss.work(SYNC, { pollingIntervalSeconds: 5 }, async () => {
      await ((await sync.isWholeDue()) ? shards() : sync.sync());
    });
    await boss.work(RECONCILE, { pollingIntervalSeconds: 30 }, shards);
    await boss.work<{ readonly first: number }>(SHARD, { batchSize: 1 }, async (jobs) => {
      for (const { data } of jobs) await sync.readShard(data.first);
    });
    // Each hour it looks whether a day has passed: after the nightly reading, and after one that took until morning.
    await boss.work(WATCH, { pollingIntervalSeconds: 30 }, () => watch.runWhenDue());
    await boss.schedule(WATCH, "47 * * * *");
    await boss.schedule(SYNC, "*/5 * * * *");
    await boss.schedule(RECONCILE, "17 2 * * *");
    await boss.send(SYNC, {});
    return boss;
  }

  /** One after the other: what is not read yet can't be looked at. */
  async function alone(): Promise<void> {
    await sync.runWhenDue();
    looking ??= watch
      .runWhenDue()
      .catch((error: unknown) => log.warn({ err: error }, "whether estimates still hold could not be told; the last finding lapses after two days"))
      .finally(() => {
        looking = undefined;
      });
    await looking;
  }

  return {
    tick() {
      queue ??= store.kind === "postgres" ? begin().catch(failed) : Promise.resolve(undefined);
      queue.then((boss) => (boss ? undefined : alone())).catch((error: unknown) => log.warn({ err: error }, "the past could not be read"));
    },
    async close() {
      const stopping = sync.stop();
      await looking;
      await (await queue)?.stop({ graceful: true, timeout: CLOSE_MS });
      await stopping;
    },
  };
}

/** Beside the schema that the program works in, so that two of them in one database share no jobs. */
async function jobsSchema(pool: Store["pool"]): Promise<string> {
  const { rows } = await pool.query<{ schema: string }>("select current_schema() as schema");
  const schema = rows[0]?.schema ?? "public";
  return schema === "public" ? "countersign_jobs" : `${schema}_jobs`;
}
