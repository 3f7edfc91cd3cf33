import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createSigner } from "../../store/signer.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { createAudit } from "../audit/audit.ts";
import { createInsightWatch } from "./insight-watch.ts";

const HOUR_MS = 3_600_000;
const START = new Date("2026-06-09T03:00:00Z");

describeOnBoth("the watch over insights", (fresh) => {
  let scene: TestStore;
  let now = START;
  let read: Date | null = null;
  beforeAll(async () => {
    scene = await fresh(() => now);
  }, 60_000);
  afterAll(() => scene.dispose());
  beforeEach(async () => {
    [now, read] = [START, START];
    await scene.store.pool.query("delete from stock_history");
    await scene.store.pool.query("delete from insight_standing");
  });

  function made() {
    const { store, dataFolder } = scene;
    const clock = () => now;
    const signer = createSigner("a secret of the tests, long enough to pass", "audit");
    const audit = createAudit({ store, signer, clock, headFile: join(dataFolder, "audit-head.json") });
    return {
      audit,
      watch: createInsightWatch({ pool: store.pool, audit, clock, policy: { digest: "0".repeat(64) }, sync: { readUntil: async () => read } }),
    };
  }

  /** Thirty products, about six a week each over two years; in the last two weeks only this share of it. */
  async function keep(share: number, weeks = 104) {
    await scene.store.pool.query(
      `insert into stock_history (move_id, kind, warehouse_id, product_id, done_on, quantity)
       select 1000 * product + ago, 'demand', 1, product, date '2026-06-03' - 7 * ago, (case when ago < 2 then $1::numeric else 1 end) * (4 + (product * 31 + ago * 17) % 5)
       from generate_series(1, 30) product, generate_series(0, $2::int - 1) ago`,
      [share, weeks],
    );
  }

  test("says nothing of what it has never looked at", async () => {
    expect(await made().watch.standing("demand")).toEqual({ kind: "unchecked" });
  });

  test("trusts a forecast that holds, for two days and no longer", { timeout: 30_000 }, async () => {
    const { watch } = made();
    await keep(1);
    expect(await watch.check()).toBe("checked");
    expect(await watch.standing("demand")).toEqual({ kind: "trusted", checkedAt: START });
    now = new Date(START.getTime() + 48 * HOUR_MS);
    expect(await watch.standing("demand")).toEqual({ kind: "unchecked" });
  });

  test("doubts one that lately missed by far, with figures, and puts each change of standing on the record once", { timeout: 30_000 }, async () => {
    const { watch, audit } = made();
    await keep(1);
    await watch.check();
    await scene.store.pool.query("delete from stock_history");
    await keep(0.3);
    await watch.check();
    await watch.check();
    expect(await watch.standing("demand")).toMatchObject({
      kind: "doubted",
      reasons: [expect.stringContaining("off its forecast from 2026-05-25 to 2026-06-07")],
      miss: { from: "2026-05-25", to: "2026-06-07" },
    });
    const entries = (await audit.list({ limit: 2 })).map(({ kind, outcome }) => `${kind} ${outcome}`);
    expect(entries).toEqual(["insight_standing_changed demand_doubted", "insight_standing_changed demand_trusted"]);
  });

  test.for([
    { because: "too few weeks are known", weeks: 40, says: "40 weeks of demand are known" },
    { because: "nothing is known", weeks: 0, says: "0 weeks of demand are known" },
  ])("trusts nothing where $because", async ({ weeks, says }) => {
    const { watch } = made();
    await keep(1, weeks);
    await watch.check();
    expect(await watch.standing("demand")).toEqual({ kind: "unchecked" });
    expect((await watch.list())[0]?.last?.reasons[0]).toContain(says);
  });

  test.for([
    { because: "Odoo was never read", at: null },
    { because: "Odoo was read more than a day ago", at: new Date(START.getTime() - 25 * HOUR_MS) },
  ])("finds nothing where $because, since what is missing would look like demand that went away", async ({ at }) => {
    const { watch } = made();
    await keep(1);
    read = at;
    expect(await watch.check()).toBe("not read");
    expect(await watch.standing("demand")).toEqual({ kind: "unchecked" });
  });

  test("takes a row that it can't read for no row", async () => {
    await scene.store.pool.query(
      `insert into insight_standing (insight, standing, reasons, based_on, checked_at, expires_at) values ('demand', 'trusted', '"yes"', 1, $1, $2)`,
      [START, new Date(START.getTime() + HOUR_MS)],
    );
    expect(await made().watch.standing("demand")).toEqual({ kind: "unchecked" });
  });

  test("looks once a day", { timeout: 30_000 }, async () => {
    const { watch } = made();
    await keep(1);
    const looked = async () => (await watch.list())[0]?.last?.checkedAt;
    await watch.runWhenDue();
    now = new Date(START.getTime() + HOUR_MS);
    await watch.runWhenDue();
    expect(await looked()).toEqual(START);
    now = new Date(START.getTime() + 21 * HOUR_MS);
    await watch.runWhenDue();
    expect(await looked()).toEqual(now);
  });
});
