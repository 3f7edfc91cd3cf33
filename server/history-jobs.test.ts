import { expect, test, vi } from "vitest";
import { silentLog } from "../core/log.ts";
import { createHistorySync } from "../guardrails/histories/history-sync.ts";
import { pastMoves } from "../guardrails/histories/test-past-moves.ts";
import { describeOnBoth, freshEmbedded } from "../store/test-store.ts";
import { createHistoryJobs } from "./history-jobs.ts";

test("on the embedded database the estimates are looked at after the reading, once at a time, and a look that fails stops nothing", async () => {
  const did: string[] = [];
  const { store, dispose } = await freshEmbedded();
  let looked = Promise.withResolvers<void>();
  const sync = {
    ...createHistorySync({ store, reader: pastMoves([]).reader, clock: () => new Date(), log: silentLog }),
    runWhenDue: async () => void did.push("read"),
    stop: async () => undefined,
  };
  const watch = {
    runWhenDue: () => {
      did.push("looked");
      return looked.promise;
    },
  };
  const jobs = createHistoryJobs({ store, sync, watch, log: silentLog });
  jobs.tick();
  await vi.waitFor(() => expect(did).toEqual(["read", "looked"]));
  jobs.tick();
  await vi.waitFor(() => expect(did).toEqual(["read", "looked", "read"]));
  looked.reject(new Error("no database"));
  await new Promise((resolve) => setTimeout(resolve, 10));
  looked = Promise.withResolvers<void>();
  looked.resolve();
  jobs.tick();
  await vi.waitFor(() => expect(did.slice(3)).toEqual(["read", "looked"]));
  await jobs.close();
  await dispose();
});

describeOnBoth("the jobs that read the past", (fresh, kind) => {
  test("read it all, in as many processes as there are, and end with the program", { timeout: 60_000 }, async () => {
    const { store, dispose } = await fresh();
    const moves = Array.from({ length: 900 }, (_, at) => ({ id: at + 1, product: 1 + (at % 9) * 900 }));
    const { reader } = pastMoves(moves);
    const sync = () => createHistorySync({ store, reader, clock: () => new Date(), log: silentLog });
    const syncs = kind === "postgres" ? [sync(), sync()] : [sync()];
    const workers = syncs.map((one) => createHistoryJobs({ store, sync: one, watch: { runWhenDue: async () => undefined }, log: silentLog }));
    for (const worker of workers) worker.tick();
    await vi.waitFor(async () => expect(await syncs[0]?.readUntil()).not.toBeNull(), { timeout: 40_000, interval: 200 });
    expect((await store.pool.query("select count(*)::int as moves from stock_history")).rows).toEqual([{ moves: 900 }]);
    await Promise.all(workers.map((worker) => worker.close()));
    const { rows } = await store.pool.query<{ jobs: string }>("select nspname as jobs from pg_namespace where nspname = current_schema() || '_jobs'");
    for (const { jobs } of rows) await store.pool.query(`drop schema ${jobs} cascade`);
    await dispose();
  });
});
