import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal, Role } from "../../core/principal.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { testAudit } from "../audit/test-audit.ts";
import { loadPolicy } from "../policy.ts";
import { createSwitches } from "./switches.ts";

const policy = loadPolicy(join(import.meta.dirname, "../policy"));
const clock = () => new Date("2026-06-08T09:00:00Z");
const as = (role: Role): Principal => ({
  id: `${role}@demo`,
  name: role,
  roles: [role],
  companies: "all",
  warehouses: "all",
  timeZone: "UTC",
  channel: "console",
});

describeOnBoth("the kill switch", (fresh) => {
  let scene: TestStore;
  beforeAll(async () => {
    scene = await fresh();
  });
  beforeEach(async () => void (await scene.store.pool.query("delete from use_case_switch")));
  afterAll(() => scene.dispose());
  const replica = () => createSwitches({ pool: scene.store.pool, audit: testAudit(scene.store, scene.dataFolder), clock, policy });

  test("of a use case takes effect at once on another replica, and is on the record", async () => {
    const other = replica();
    expect(await other.objection("find_orders", "read")).toBeUndefined();
    await replica().off("find_orders", "wrong totals.", as("operations_manager"));
    expect(await other.objection("find_orders", "read")).toMatch(/switched off for now: wrong totals\. /);
    expect(await other.objection("find_customer", "read")).toBeUndefined();
    await other.on("find_orders", "repaired", as("admin"));
    expect(await replica().objection("find_orders", "read")).toBeUndefined();
    const entries = await testAudit(scene.store, scene.dataFolder).list({ limit: 5 });
    expect(entries).toMatchObject([
      { kind: "use_case_switched", principal: "admin@demo", useCase: "find_orders", outcome: "on" },
      { kind: "use_case_switched", principal: "operations_manager@demo", useCase: "find_orders", outcome: "off" },
    ]);
  });

  test("of all writes stops every write and no read", async () => {
    await replica().off("*", "audit week", as("admin"));
    expect(await replica().objection("create_quotation", "write")).toMatch(/^All changes are switched off/);
    expect(await replica().objection("create_quotation", "read")).toBeUndefined();
    expect((await replica().list()).find(({ id }) => id === "*")).toMatchObject({ on: false, reason: "audit week", by: "admin@demo" });
  });

  test.for([
    { because: "the role switches nothing", role: "buyer" as const, id: "find_orders", code: "DENIED" },
    { because: "an auditor only looks", role: "auditor" as const, id: "*", code: "DENIED" },
    { because: "it is another role's use", role: "finance_manager" as const, id: "create_quotation", code: "DENIED" },
    { because: "all writes are not its own", role: "finance_manager" as const, id: "*", code: "DENIED" },
    { because: "there is no such use", role: "admin" as const, id: "constructor", code: "NOT_FOUND" },
  ])("is not for everybody: refused when $because", async ({ role, id, code }) => {
    await expect(replica().off(id, "because", as(role))).rejects.toMatchObject({ code });
    await expect(replica().off(id === "constructor" ? "*" : id, " ", as("admin"))).rejects.toMatchObject({ code: "BAD_INPUT" });
    expect((await replica().list()).every(({ on }) => on)).toBe(true);
  });

  test("is used by a role for its own uses where the policy says so", async () => {
    await replica().off("invoices", "closing the month", as("finance_manager"));
    expect(await replica().objection("invoices", "read")).toMatch(/closing the month/);
  });

  test("that can't be read counts as off, and one that can't be put on the record is not used", async () => {
    const switches = replica();
    const broken = createSwitches({
      pool: scene.store.pool,
      audit: { transaction: (work) => scene.store.transaction((client) => work(client, () => Promise.reject(new Error("no audit")))) },
      clock,
      policy,
    });
    await expect(broken.off("*", "because", as("admin"))).rejects.toThrow("no audit");
    expect(await switches.objection("create_quotation", "write")).toBeUndefined();
    await scene.store.pool.query("alter table use_case_switch rename column enabled to gone");
    expect(await switches.objection("create_quotation", "write")).toMatch(/counts as off/);
    expect(await switches.objection("find_orders", "read")).toMatch(/counts as off/);
    await scene.store.pool.query("alter table use_case_switch rename column gone to enabled");
  });
});
