import { join } from "node:path";
import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { silentLog } from "../../core/log.ts";
import type { Principal } from "../../core/principal.ts";
import { describeOnBoth } from "../../store/test-store.ts";
import { loadPolicy } from "../policy.ts";
import { createHistories } from "./histories-for.ts";
import { createHistorySync } from "./history-sync.ts";
import { pastMoves } from "./test-past-moves.ts";

const policy = loadPolicy(join(import.meta.dirname, "../policy"));
const planner: Principal = { id: "p", name: "P", roles: ["planner"], companies: "all", warehouses: "all", timeZone: "UTC", channel: "widget" };
/** A Wednesday: the last whole week ends on Sunday the 7th of June. */
const NOW = new Date("2026-06-10T12:00:00Z");

describeOnBoth("the past as one person may read it", (fresh) => {
  async function scene() {
    const { store, dispose } = await fresh();
    const { odoo, reader } = pastMoves([
      { id: 1, date: "2026-05-25 00:00:00", quantity: 2 },
      { id: 2, date: "2026-06-07 23:59:59", quantity: 3 },
      { id: 3, kind: "return", date: "2026-06-01 08:00:00", quantity: 1 },
      { id: 4, date: "2026-06-08 00:00:00", quantity: 9 },
      { id: 5, warehouse: 2, date: "2026-06-02 08:00:00", quantity: 4 },
      { id: 6, kind: "receipt", date: "2026-06-03 08:00:00", quantity: 10 },
    ]);
    const sync = createHistorySync({ store, reader, clock: () => NOW, log: silentLog });
    return { store, dispose, odoo, historiesFor: createHistories({ pool: store.pool, policy, clock: () => NOW, sync }) };
  }

  test("is told by whole weeks in the product's own unit, and only of their warehouses", async () => {
    const { dispose, historiesFor } = await scene();
    const asked = { warehouses: [1, 2], weeks: 4 };
    expect(await historiesFor(planner).demand(asked)).toEqual([
      { product: 1, warehouse: 1, weeks: [null, null, 24, 24] },
      { product: 1, warehouse: 2, weeks: [null, null, null, 48] },
    ]);
    expect(await historiesFor({ ...planner, warehouses: [2] }).demand(asked)).toMatchObject([{ warehouse: 2 }]);
    expect(await historiesFor(planner).demand({ warehouses: [2], weeks: 1 })).toMatchObject([{ warehouse: 2 }]);
    expect(await historiesFor(planner).demand({ ...asked, products: [2] })).toEqual([]);
    for (const weeks of [0, 261, 1.5]) await expect(historiesFor(planner).demand({ ...asked, weeks })).rejects.toMatchObject({ code: "BAD_INPUT" });
    const receipts = { warehouses: [1, 2], since: "2026-01-01" };
    expect(await historiesFor(planner).receipts(receipts)).toEqual([
      {
        vendor: 70,
        product: 1,
        warehouse: 1,
        ordered: "2026-05-20",
        promised: "2026-06-01",
        received: "2026-06-03",
        quantity: new Decimal(120),
      },
    ]);
    expect(await historiesFor({ ...planner, warehouses: [2] }).receipts(receipts)).toEqual([]);
    await dispose();
  });

  test("is nothing for a role that reads no transfers, and holds no receipts for one that sees no lead times", async () => {
    const { dispose, historiesFor } = await scene();
    const auditor = historiesFor({ ...planner, roles: ["auditor"] });
    expect([await auditor.demand({ warehouses: [1], weeks: 4 }), await auditor.receipts({ warehouses: [1], since: "2026-01-01" })]).toEqual([[], []]);
    const warehouse = historiesFor({ ...planner, roles: ["warehouse"] });
    expect(await warehouse.demand({ warehouses: [1], weeks: 4 })).toHaveLength(1);
    expect(await warehouse.receipts({ warehouses: [1], since: "2026-01-01" })).toEqual([]);
    await dispose();
  });

  test("is nothing while it has been read in part only", async () => {
    const { store, dispose, odoo, historiesFor } = await scene();
    odoo.failAt = 3;
    expect(await historiesFor(planner).demand({ warehouses: [1], weeks: 4 })).toEqual([]);
    await store.pool.query("delete from history_shard");
    expect(await historiesFor(planner).readUntil()).toBeNull();
    await dispose();
  });
});
