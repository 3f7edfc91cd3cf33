import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
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
    // Of this test alone: what an earlier one gives back afterwards must not be taken from this one.
    id: `${role}-${(expect.getState().currentTestName ?? "").replace(/\W+/g, "-")}@demo`,
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
  /** A whole look-up: admitted by one replica, answered with so much. */
  const look = async (policy: typeof shipped, { rows = 0, contacts = [] }: { rows?: number; contacts?: string[] }, as = person(), use = find) => {
    const limits = replica(policy);
    await limits.settleRead(as, use, await limits.admitRead(as, use), { rows, contacts });
  };
  const propose = async (policy: typeof shipped, as = person()) => {
    await replica(policy).admitWrite(as, find);
    await replica(policy).charge(as, find.id, { calls: 1, writes: 1 });
  };

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
    {
      what: "calls a minute",
      caps: { calls_per_minute: 2 },
      use: (policy: typeof shipped, as?: Principal) => look(policy, {}, as),
      ends: "11:01",
      next: 60_000,
    },
    {
      what: "records a minute",
      caps: { rows_per_minute: 20 },
      use: (policy: typeof shipped, as?: Principal) => look(policy, { rows: 10 }, as),
      ends: "11:01",
      next: 60_000,
    },
    {
      what: "records a day",
      caps: { rows_per_day: 20 },
      use: (policy: typeof shipped, as?: Principal) => look(policy, { rows: 10 }, as),
      ends: "midnight",
      next: 13 * 3_600_000,
    },
    {
      what: "changes an hour",
      caps: { writes_per_hour: 2 },
      use: (policy: typeof shipped, as?: Principal) => propose(policy, as),
      ends: "12:00",
      next: 3_600_000,
    },
  ])("$what: the last that fits is allowed, the next is not, and the next window is free", async ({ caps, use, ends, next }) => {
    const policy = withCaps(caps);
    for (let turn = 0; turn < 2; turn += 1) await use(policy);
    await expect(use(policy)).rejects.toMatchObject({ code: "LIMIT", message: expect.stringContaining(ends) });
    await use(policy, person("buyer"));
    now = new Date(now.getTime() + next);
    await use(policy);
  });

  test("fifty parallel look-ups together keep to the limit", async () => {
    const policy = withCaps({ rows_per_minute: 180 });
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => look(policy, { rows: 10 })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(18);
  });

  const heldIn = async (measure: string) =>
    (
      await scene.store.pool.query("select used::integer as used from limit_counter where measure = $1 and span = 'minute' and use_case = '*'", [
        measure,
      ])
    ).rows[0]?.used;

  test("rows held beforehand let as many leave at once, and what was not used is given back", async () => {
    const policy = withCaps({ rows_per_minute: 10_000 });
    const limits = replica(policy);
    const held = await limits.admitRead(person(), find);
    expect(held).toMatchObject({ rows: 50, fits: true });
    expect(await heldIn("rows")).toBe(50);
    await limits.settleRead(person(), find, held, { rows: 7, contacts: [] });
    await expect.poll(() => heldIn("rows")).toBe(7);
    await limits.settleRead(person(), find, await limits.admitRead(person(), find), { rows: 60, contacts: [] });
    expect(await heldIn("rows")).toBe(67);
    expect(await heldIn("calls")).toBe(2);
  });

  test("rows that were held past the limit don't leave for having been held", async () => {
    const policy = withCaps({ rows_per_minute: 1_000 });
    await look(policy, { rows: 998 });
    await expect(look(policy, { rows: 5 })).rejects.toMatchObject({ code: "LIMIT" });
    now = new Date(now.getTime() + 60_000);
    await look(policy, { rows: 998 });
    await look(policy, { rows: 2 });
    await expect(look(policy, { rows: 1 })).rejects.toMatchObject({ code: "LIMIT" });
  });

  test("parallel look-ups that hold rows never let out more than the limit, whatever each of them takes", async () => {
    const policy = withCaps({ rows_per_minute: 1_000 });
    for (const rows of [3, 5, 8, 40]) {
      now = new Date(now.getTime() + 60_000);
      let out = 0;
      for (let round = 0; round < 1_200 / rows / 30; round += 1) {
        const tries = await Promise.allSettled(Array.from({ length: 30 }, () => look(policy, { rows })));
        out += tries.filter(({ status }) => status === "fulfilled").length * rows;
      }
      expect(out).toBeLessThanOrEqual(1_000);
      expect(out).toBeGreaterThan(500);
    }
  });

  test("what is given back after its window ended takes nothing from the next", async () => {
    const policy = withCaps({ rows_per_minute: 10_000 });
    const limits = replica(policy);
    const held = await limits.admitRead(person(), find);
    now = new Date(now.getTime() + 60_000);
    await limits.settleRead(person(), find, await limits.admitRead(person(), find), { rows: 50, contacts: [] });
    await limits.settleRead(person(), find, held, { rows: 0, contacts: [] });
    await pause(300);
    expect(await heldIn("rows")).toBe(50);
  });

  test("only who was admitted to the same use a moment ago is admitted while Odoo works already", async () => {
    const policy = withCaps({ calls_per_minute: 2 });
    const limits = replica(policy);
    expect(limits.isFamiliar(person(), find)).toBe(false);
    await limits.admitRead(person(), find);
    expect([limits.isFamiliar(person(), find), limits.isFamiliar(person("buyer"), find), limits.isFamiliar(person(), { id: "invoices" })]).toEqual([
      true,
      false,
      false,
    ]);
    now = new Date(now.getTime() + 61_000);
    expect(limits.isFamiliar(person(), find)).toBe(false);
    await limits.admitRead(person(), find);
    await limits.admitRead(person(), find);
    await expect(limits.admitRead(person(), find)).rejects.toMatchObject({ code: "LIMIT" });
    expect(limits.isFamiliar(person(), find)).toBe(false);
  });

  test("a replica whose clock lags does not begin an old window again", async () => {
    const policy = withCaps({ calls_per_minute: 1 });
    await replica(policy).charge(person(), find.id, { calls: 1 });
    now = new Date(now.getTime() - 20_000);
    await expect(replica(policy).charge(person(), find.id, { calls: 1 })).rejects.toMatchObject({ code: "LIMIT" });
  });

  test("contact details: the same person twice counts once, and the next different one is refused", async () => {
    const policy = withCaps({ contacts_per_hour: 3 });
    const show = (...contacts: string[]) => look(policy, { contacts });
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
    await expect(look(policy, {})).rejects.toMatchObject({
      code: "LIMIT",
      message: expect.stringContaining("for this use"),
    });
    await look(policy, {}, person(), { id: "invoices", title: "Invoices" });
    await replica(policy).admitUses(person(), ["find_orders", "invoices"]);
    await expect(replica(policy).admitUses(person(), ["find_orders"])).rejects.toMatchObject({ code: "LIMIT" });
    await replica(policy).admitUses(person(), ["invoices"]);
  });

  test("several roles have the largest of their numbers, and one role only its own", async () => {
    const policy = withCaps({ calls_per_minute: 9 }, { roles: { sales: { calls_per_minute: 0 } } });
    await expect(look(policy, {}, person("sales"))).rejects.toMatchObject({ code: "LIMIT" });
    await look(policy, {}, person("sales", "buyer"));
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
    await expect(look(shipped, {})).rejects.toMatchObject({
      code: "DENIED",
      message: /“Find orders” is switched off/,
    });
    await switches.off("*", "audit week", person("admin"));
    await expect(replica(shipped).admitWrite(person(), { id: "create_quotation", title: "Quote" })).rejects.toMatchObject({ code: "DENIED" });
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
      look(shipped, { contacts: ["res.partner/1"] }),
      limits.startTurn(person(), "a").then(() => limits.mayAskModel(person(), [])),
    ]);
    await scene.store.pool.query(`alter table ${table} rename column gone to ${column}`);
    const refused = tries.filter((one) => one.status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: "STORE_UNAVAILABLE" });
  });
});
