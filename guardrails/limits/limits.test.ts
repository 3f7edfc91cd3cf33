import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Principal, Role } from "../../core/principal.ts";
import { describeOnBoth, type TestStore } from "../../store/test-store.ts";
import { testAudit } from "../audit/test-audit.ts";
import { loadPolicy } from "../policy.ts";
import { createSwitches } from "../switches/switches.ts";
import { GENEROUS } from "./generous.ts";
import { createLimits } from "./limits.ts";
import type { Caps } from "./limits-schema.ts";

const shipped = loadPolicy(join(import.meta.dirname, "../policy"));
const find = { id: "find_orders", title: "Find orders" };
const usage = { inputTokens: 600_000, outputTokens: 400_000 };

function person(role: Role = "sales", ...more: readonly Role[]): Principal {
  return {
    id: `${role}@demo`,
    name: role,
    roles: [role, ...more],
    companies: "all",
    warehouses: "all",
    timeZone: "Europe/Berlin",
    channel: "mcp",
  };
}

describeOnBoth("limits", (fresh) => {
  let scene: TestStore;
  let now: Date;
  beforeAll(async () => {
    scene = await fresh();
  });
  beforeEach(async () => {
    now = new Date("2026-06-08T09:00:10Z");
    await scene.store.pool.query("delete from limit_counter; delete from limit_contact; delete from limit_turn; delete from use_case_switch");
  });
  afterAll(() => scene.dispose());

  const withCaps = (caps: Partial<Caps>, more: Partial<typeof GENEROUS> = {}) => ({
    ...shipped,
    limits: { ...GENEROUS, default: { ...GENEROUS.default, ...caps }, ...more },
  });
  /** Another replica shares nothing but the database. */
  const replica = (policy: typeof shipped) => createLimits({ pool: scene.store.pool, clock: () => now, policy });

  test("a minute that ends while a call is counted takes nothing from what is left", async () => {
    const policy = withCaps({ calls_per_minute: 5 });
    const ticking = () => {
      now = new Date(now.getTime() + 60_000);
      return now;
    };
    const limits = createLimits({ pool: scene.store.pool, clock: ticking, policy });
    for (let turn = 0; turn < 3; turn += 1) await limits.charge(person(), find.id, { calls: 1 });
    await expect(limits.charge(person(), find.id, { calls: 6 })).rejects.toMatchObject({ code: "LIMIT" });
  });

  test.for([
    { what: "calls a minute", caps: { calls_per_minute: 2 }, used: { calls: 1 }, ends: "11:01", next: 60_000 },
    { what: "records a minute", caps: { rows_per_minute: 20 }, used: { rows: 10 }, ends: "11:01", next: 60_000 },
    { what: "records a day", caps: { rows_per_day: 20 }, used: { rows: 10 }, ends: "midnight", next: 13 * 3_600_000 },
    { what: "changes an hour", caps: { writes_per_hour: 2 }, used: { writes: 1 }, ends: "12:00", next: 3_600_000 },
  ])("$what: the last that fits is allowed, the next is not, and the next window is free", async ({ caps, used, ends, next }) => {
    const policy = withCaps(caps);
    const kind = "writes" in used ? "write" : "read";
    for (let turn = 0; turn < 2; turn += 1) {
      await replica(policy).admitCall(person(), find, kind);
      await replica(policy).charge(person(), find.id, used);
    }
    await expect(replica(policy).admitCall(person(), find, kind)).rejects.toMatchObject({ code: "LIMIT", message: expect.stringContaining(ends) });
    await expect(replica(policy).charge(person(), find.id, used)).rejects.toMatchObject({ code: "LIMIT" });
    await replica(policy).admitCall(person("buyer"), find, kind);
    now = new Date(now.getTime() + next);
    await replica(policy).admitCall(person(), find, kind);
    await replica(policy).charge(person(), find.id, used);
  });

  test("fifty parallel calls together keep to the limit", async () => {
    const policy = withCaps({ rows_per_minute: 200 });
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => replica(policy).charge(person(), find.id, { rows: 10 })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  });

  test("a replica whose clock lags does not begin an old window again", async () => {
    const policy = withCaps({ calls_per_minute: 1 });
    await replica(policy).charge(person(), find.id, { calls: 1 });
    now = new Date(now.getTime() - 20_000);
    await expect(replica(policy).charge(person(), find.id, { calls: 1 })).rejects.toMatchObject({ code: "LIMIT" });
  });

  test("contact details: the same person twice counts once, and the next different one is refused", async () => {
    const policy = withCaps({ contacts_per_hour: 3 });
    const show = (...contacts: string[]) => replica(policy).charge(person(), find.id, { contacts });
    await show("res.partner/1", "res.partner/2", "res.partner/2");
    await show("res.partner/1", "res.partner/2");
    await show("res.partner/3");
    await expect(show("res.partner/4")).rejects.toMatchObject({
      code: "LIMIT",
      message: expect.stringContaining("3 people's contact details an hour"),
    });
    now = new Date(now.getTime() + 3_600_000);
    await show("res.partner/1", "res.partner/2", "res.partner/3");
  });

  test("a limit on one use holds for that use alone", async () => {
    const policy = withCaps({}, { use_cases: { find_orders: { calls_per_minute: 1, requests_per_day: 1 } } });
    await replica(policy).charge(person(), "find_orders", { calls: 1 });
    await expect(replica(policy).admitCall(person(), find, "read")).rejects.toMatchObject({
      code: "LIMIT",
      message: expect.stringContaining("for this use"),
    });
    await replica(policy).admitCall(person(), { id: "invoices", title: "Invoices" }, "read");
    await replica(policy).admitUses(person(), ["find_orders", "invoices"]);
    await expect(replica(policy).admitUses(person(), ["find_orders"])).rejects.toMatchObject({ code: "LIMIT" });
    await replica(policy).admitUses(person(), ["invoices"]);
  });

  test("several roles have the largest of their numbers, and one role only its own", async () => {
    const policy = withCaps({ calls_per_minute: 9 }, { roles: { sales: { calls_per_minute: 0 } } });
    await expect(replica(policy).admitCall(person("sales"), find, "read")).rejects.toMatchObject({ code: "LIMIT" });
    await replica(policy).admitCall(person("sales", "buyer"), find, "read");
  });

  test("questions: so many a minute, so many at once, and a turn that never ended frees its place after a while", async () => {
    const policy = withCaps({ concurrent_turns: 2, requests_per_minute: 10 });
    const started = await Promise.allSettled(["a", "b", "c", "d"].map((turn) => replica(policy).startTurn(person(), turn)));
    expect(started.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    await expect(replica(policy).startTurn(person(), "e")).rejects.toMatchObject({
      code: "LIMIT",
      message: expect.stringContaining("being worked on"),
    });
    for (const turn of ["a", "b", "c", "d"]) await replica(policy).endTurn(turn);
    await replica(policy).startTurn(person(), "f");
    await replica(policy).startTurn(person(), "g");
    now = new Date(now.getTime() + 11 * 60_000);
    await replica(policy).startTurn(person(), "h");
    const few = withCaps({ requests_per_minute: 1 });
    await expect(replica(few).startTurn(person(), "i")).rejects.toMatchObject({
      code: "LIMIT",
      message: expect.stringContaining("1 questions a minute"),
    });
  });

  test.for([
    { what: "tokens", caps: { tokens_per_day: 1_000_000 }, words: "tokens" },
    { what: "money", caps: { spend_per_day: "7.79" }, words: "7.79 USD" },
  ])("a language model's $what: the step that goes over is paid, the next is refused", async ({ caps, words }) => {
    const policy = withCaps(caps);
    await replica(policy).mayAskModel(person(), ["find_orders"]);
    await replica(policy).chargeModel(person(), ["find_orders"], "openai_compatible", usage);
    await expect(replica(policy).mayAskModel(person(), ["find_orders"])).rejects.toMatchObject({
      code: "LIMIT",
      message: expect.stringContaining(words),
    });
  });

  test("a model that reports nonsense lowers nothing, and one without a price is not paid", async () => {
    const policy = withCaps({ tokens_per_day: 10 });
    const limits = replica(policy);
    await limits.chargeModel(person(), [], "openai_compatible", { inputTokens: 9, outputTokens: 0 });
    await limits.chargeModel(person(), [], "openai_compatible", { inputTokens: -1_000, outputTokens: Number.NaN });
    await limits.chargeModel(person(), [], "openai_compatible", { inputTokens: Number.POSITIVE_INFINITY, outputTokens: 1 });
    await expect(limits.mayAskModel(person(), [])).rejects.toMatchObject({ code: "LIMIT" });
    await expect(limits.chargeModel(person(), [], "constructor", usage)).rejects.toMatchObject({ code: "DENIED" });
  });

  test("a use that is switched off is refused by the statement that reads the limits", async () => {
    const switches = createSwitches({ pool: scene.store.pool, audit: testAudit(scene.store, scene.dataFolder), clock: () => now, policy: shipped });
    await switches.off("find_orders", "wrong totals", person("admin"));
    await expect(replica(shipped).admitCall(person(), find, "read")).rejects.toMatchObject({
      code: "DENIED",
      message: /“Find orders” is switched off/,
    });
    await switches.off("*", "audit week", person("admin"));
    await expect(replica(shipped).admitCall(person(), { id: "create_quotation", title: "Quote" }, "write")).rejects.toMatchObject({ code: "DENIED" });
  });

  test.for([
    ["limit_counter", "used"],
    ["limit_contact", "record"],
    ["limit_turn", "principal"],
    ["use_case_switch", "enabled"],
  ])("without %s.%s nothing is allowed", async ([table, column]) => {
    await scene.store.pool.query(`alter table ${table} rename column ${column} to gone`);
    const limits = replica(shipped);
    const tries = await Promise.allSettled([
      limits.admitCall(person(), find, "read").then(() => limits.charge(person(), find.id, { calls: 1, contacts: ["res.partner/1"] })),
      limits.startTurn(person(), "a").then(() => limits.mayAskModel(person(), [])),
    ]);
    await scene.store.pool.query(`alter table ${table} rename column gone to ${column}`);
    const refused = tries.filter((one) => one.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "STORE_UNAVAILABLE" });
  });
});
