import { expect, test } from "vitest";
import { silentLog } from "../../core/log.ts";
import { describeOnBoth, type FreshStore } from "../../store/test-store.ts";
import { createHistorySync } from "./history-sync.ts";
import { pastMoves, type TestMove } from "./test-past-moves.ts";

const many: readonly TestMove[] = Array.from({ length: 1_200 }, (_, at) => ({ id: at + 1, product: 1 + (at % 7) * 900 }));

describeOnBoth("the past that is kept", (fresh) => {
  async function kept(moves: readonly TestMove[], make: FreshStore) {
    const { store, dispose } = await make();
    const time = { now: new Date("2026-06-10T12:00:00Z") };
    const { odoo, reader } = pastMoves(moves);
    const worker = () => createHistorySync({ store, reader, clock: () => time.now, log: silentLog });
    const ids = async () =>
      (await store.pool.query<{ id: number }>("select move_id::int as id from stock_history order by 1")).rows.map(({ id }) => id);
    const later = (minutes: number) => {
      time.now = new Date(time.now.getTime() + minutes * 60_000);
    };
    return { store, dispose, odoo, worker, ids, later };
  }

  test("is read once in ranges of products, and then only what was written since", async () => {
    const { dispose, odoo, worker, ids, later } = await kept(many, fresh);
    const sync = worker();
    expect(await sync.readUntil()).toBeNull();
    expect(await sync.sync()).toMatchObject({ read: 1_200, removed: 0, isOpen: false });
    expect(await sync.whole.progress()).toMatchObject({ shards: 3, finished: 3, moves: 1_200 });
    later(60);
    odoo.moves = [...many, { id: 1_202, written: "2026-06-10 12:59:00" }];
    expect(await sync.sync()).toMatchObject({ read: 1, until: "2026-06-10 12:59:00" });
    later(6);
    odoo.moves = [...odoo.moves, { id: 1_201, written: "2026-06-10 12:57:30" }];
    expect((await sync.sync()).read).toBe(2);
    expect((await ids()).slice(1_199)).toEqual([1_200, 1_201, 1_202]);
    later(10);
    expect((await sync.sync()).read).toBe(2);
    later(10);
    expect((await sync.sync()).read).toBe(0);
    await dispose();
  });

  test("loses by the nightly comparison what Odoo no longer holds, and keeps what another replica has just read", async () => {
    const { store, dispose, odoo, worker, ids, later } = await kept(many, fresh);
    const sync = worker();
    await sync.sync();
    later(25 * 60);
    await store.pool.query("update stock_history set read_at = $1 where move_id = 700", [new Date("2026-06-11T13:00:00Z")]);
    odoo.moves = many.filter(({ id }) => id > 2 && id !== 700);
    expect(await sync.sync()).toMatchObject({ removed: 2, isOpen: false });
    expect(await ids()).toEqual(many.map(({ id }) => id).slice(2));
    await dispose();
  });

  test("skips and counts what can't be understood, once", async () => {
    const { store, dispose, worker, ids } = await kept([{ id: 1, quantity: "?" }, { id: 2, date: "?" }, { id: 3 }], fresh);
    await worker().sync(true);
    await worker().sync(true);
    expect(await ids()).toEqual([3]);
    expect((await store.pool.query("select count(*)::int as skipped from history_skipped")).rows).toEqual([{ skipped: 2 }]);
    await dispose();
  });

  test("goes on where it was after Odoo failed midway, and says nothing meanwhile", async () => {
    const { store, dispose, odoo, worker, ids } = await kept(
      many.map((move) => ({ ...move, product: 1 })),
      fresh,
    );
    odoo.failAt = store.kind === "embedded" ? 13 : 5;
    await expect(worker().sync()).rejects.toThrow("Odoo is down");
    expect([(await ids()).length, await worker().readUntil()]).toEqual([1_000, null]);
    odoo.searches = 0;
    odoo.failAt = -1;
    const again = worker();
    expect(await again.ready()).toBe(true);
    expect([(await ids()).length, odoo.searches]).toEqual([1_200, store.kind === "embedded" ? 5 : 3]);
    await dispose();
  });

  test("is the same when two replicas read it at once", async () => {
    const { dispose, worker, ids } = await kept(many, fresh);
    const [one, other] = [worker(), worker()];
    await Promise.all([one.sync(), other.sync()]);
    expect(await ids()).toEqual(many.map(({ id }) => id));
    expect(await one.whole.progress()).toMatchObject({ shards: 3, finished: 3, moves: 1_200 });
    await dispose();
  });

  test("is not overwritten by a reading that was asked for earlier", async () => {
    const { store, dispose, odoo, worker } = await kept([{ id: 1, quantity: 9, written: "2026-06-10 11:00:00" }], fresh);
    await worker().sync();
    odoo.moves = [{ id: 1, quantity: 5, written: "2026-06-10 10:00:00" }];
    await worker().sync(true);
    expect((await store.pool.query("select quantity::int as quantity from stock_history")).rows).toEqual([{ quantity: 108 }]);
    await dispose();
  });
});
