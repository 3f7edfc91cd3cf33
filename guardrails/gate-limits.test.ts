import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Change } from "../core/change.ts";
import { CopilotError } from "../core/errors.ts";
import { silentLog } from "../core/log.ts";
import type { Principal } from "../core/principal.ts";
import type { Reader } from "../odoo/reader.ts";
import { describeOnBoth, type TestStore } from "../store/test-store.ts";
import { readTool, type Tool, writeTool } from "../tools/tool.ts";
import type { Proposal } from "./approvals/approvals-deps.ts";
import type { Append } from "./audit/audit.ts";
import type { AuditEvent } from "./audit/entry.ts";
import { createFingerprint } from "./audit/fingerprint.ts";
import { testAudit } from "./audit/test-audit.ts";
import { type CallLimits, createGate, type GateTurn } from "./gate.ts";
import { GENEROUS } from "./limits/generous.ts";
import { createLimits } from "./limits/limits.ts";
import { noLimits } from "./limits/test-limits.ts";
import { loadPolicy } from "./policy.ts";
import { createSwitches } from "./switches/switches.ts";
import { confirmation, effectWorth, rescheduling } from "./test-approval-scene.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const clock = () => new Date("2026-06-08T09:00:00Z");
const person: Principal = {
  id: "customer_service@demo",
  name: "Clara",
  roles: ["customer_service"],
  companies: "all",
  warehouses: "all",
  timeZone: "UTC",
  channel: "mcp",
};
const turn = (more: Partial<GateTurn> = {}): GateTurn => ({
  // Of this test alone: what an earlier one gives back afterwards must not be taken from this one.
  principal: { ...person, id: `clara-${(expect.getState().currentTestName ?? "").replace(/\W+/g, "-")}@demo` },
  thread: "t",
  useCases: policy.useCases.filter(({ id }) => id === "find_customer" || id === "reschedule_delivery"),
  model: "playbook",
  ...more,
});

/** A gate whose Odoo holds these rows; it remembers what it was asked. */
function scene(
  limits: CallLimits,
  { rows = [], planned = rescheduling }: Readonly<{ rows?: readonly { id: number; [field: string]: number | string }[]; planned?: Change }> = {},
) {
  const events: AuditEvent[] = [];
  const proposed: Proposal[] = [];
  let ran = 0;
  const reader: Reader = {
    search: async () => [],
    searchCounted: async () => ({ rows: [], count: 0 }),
    read: async (_, ids) => (rows.length === 0 ? ids.map((id) => ({ id, name: "The company" })) : rows.filter(({ id }) => ids.includes(id))),
    count: async () => 0,
    group: async () => [],
    sight: () => "shown",
    masked: () => [],
  };
  const output = z.object({
    customers: z.array(
      z.object({ id: z.string(), email: z.string().meta({ class: "personal.contact", field: "res.partner.email" }) }).meta({ record: "res.partner" }),
    ),
  });
  const find = readTool({
    name: "find_customers",
    description: "For this test.",
    models: ["res.partner"],
    input: z.object({ from: z.number().default(0), count: z.number().default(1) }),
    output,
    run: async ({ from, count }) => {
      ran += 1;
      return { customers: Array.from({ length: count }, (_, index) => ({ id: String(from + index), email: `p${from + index}@acme.example` })) };
    },
  });
  const move = writeTool({
    name: "reschedule_delivery",
    description: "For this test.",
    models: [],
    input: z.object({ note: z.string().optional() }),
    plan: async () => {
      ran += 1;
      return planned;
    },
  });
  const append: Append = async (more) => ({ first: events.push(...more), last: events.length });
  const gate = createGate({
    log: silentLog,
    policy,
    tools: new Map<string, Tool>([find, move].map((tool) => [tool.name, tool])),
    approvals: {
      propose: async (proposal) => {
        proposed.push(proposal);
        return { kind: "deny", reason: "Not in this test." };
      },
    },
    audit: { append, appendSoon: append, submit: async (events) => void (await append(events)) },
    fingerprint: createFingerprint("a secret of the tests, long enough to pass"),
    clock,
    limits,
    odooFor: async () => ({ reader, previewer: { preview: async () => effectWorth("0.00"), receipt: async () => undefined } }),
  });
  return { gate, events, proposed, ran: () => ran };
}

describeOnBoth("the gate", (fresh) => {
  let store: TestStore;
  beforeAll(async () => {
    store = await fresh();
  });
  beforeEach(async () => void (await store.store.pool.query("delete from limit_counter; delete from limit_contact; delete from use_case_switch")));
  afterAll(() => store.dispose());
  const limited = (caps: Partial<typeof GENEROUS.default>) =>
    createLimits({ pool: store.store.pool, clock, policy: { ...policy, limits: { ...GENEROUS, default: { ...GENEROUS.default, ...caps } } } });

  test("refuses a bulk export of contacts, however it is cut up, and says when the limit ends", async () => {
    const { gate, events } = scene(limited({ contacts_per_hour: 30 }));
    const statuses: string[] = [];
    for (let from = 0; from < 100; from += 10) statuses.push((await gate.call(turn(), "find_customers", { from, count: 10 })).status);
    expect(statuses).toEqual(["ok", "ok", "ok", ...Array(7).fill("denied")]);
    expect(await gate.call(turn(), "find_customers", { from: 0 })).toMatchObject({ status: "denied", code: "LIMIT", message: /It ends at 10:00/ });
    expect(events.slice(-2)).toMatchObject([
      { kind: "tool_denied", code: "LIMIT" },
      { kind: "tool_denied", code: "LIMIT" },
    ]);
  });

  test("lets out no more rows than the limit, of any number of calls at once", async () => {
    const { gate } = scene(limited({ rows_per_minute: 50 }));
    const results = await Promise.all(Array.from({ length: 20 }, (_, from) => gate.call(turn(), "find_customers", { from: from * 10, count: 10 })));
    const out = results.flatMap((result) => (result.status === "ok" ? [result.rows] : []));
    expect(out.reduce((sum, rows) => sum + rows, 0)).toBe(50);
    const rest = JSON.stringify(results.filter(({ status }) => status !== "ok"));
    expect(rest).not.toContain("@acme.example");
  });

  test("counts refused calls, so that guessing is limited too", async () => {
    const { gate, ran } = scene(limited({ calls_per_minute: 5 }));
    for (let round = 0; round < 5; round += 1) await gate.call(turn(), "drop_all_tables", {});
    expect(await gate.call(turn(), "find_customers", {})).toMatchObject({ status: "denied", code: "LIMIT" });
    expect(ran()).toBe(0);
  });

  test("proposes no more changes than the limit", async () => {
    const { gate, proposed } = scene(limited({ writes_per_hour: 2 }));
    const results = await Promise.all(Array.from({ length: 6 }, () => gate.call(turn(), "reschedule_delivery", {})));
    expect(proposed).toHaveLength(2);
    expect(results.filter((result) => "code" in result && result.code === "LIMIT")).toHaveLength(4);
  });

  test("does not run a tool whose use is switched off, nor any write while all writes are", async () => {
    const switches = createSwitches({ pool: store.store.pool, audit: testAudit(store.store, store.dataFolder), clock, policy });
    const { gate, ran, events } = scene(limited({}));
    await switches.off("find_customer", "wrong addresses", { ...person, roles: ["admin"] });
    await switches.off("*", "audit week", { ...person, roles: ["admin"] });
    expect(await gate.call(turn(), "find_customers", {})).toMatchObject({ status: "denied", code: "DENIED", message: /wrong addresses/ });
    expect(await gate.call(turn(), "reschedule_delivery", {})).toMatchObject({ status: "denied", code: "DENIED", message: /All changes/ });
    expect(ran()).toBe(0);
    expect(events.map(({ kind }) => kind)).toEqual(["tool_denied", "change_denied"]);
  });

  test("answers nothing of what Odoo said when the use is switched off, or the limit reached, while Odoo works already", async () => {
    const switches = createSwitches({ pool: store.store.pool, audit: testAudit(store.store, store.dataFolder), clock, policy });
    const { gate, ran, events } = scene(limited({ calls_per_minute: 3 }));
    expect(await gate.call(turn(), "find_customers", {})).toMatchObject({ status: "ok" });
    await switches.off("find_customer", "wrong addresses", { ...person, roles: ["admin"] });
    const late = await gate.call(turn(), "find_customers", { count: 5 });
    expect(late).toMatchObject({ status: "denied", code: "DENIED", message: /wrong addresses/ });
    expect(JSON.stringify(late)).not.toContain("acme.example");
    expect([ran(), await gate.call(turn(), "find_customers", {}), ran()]).toMatchObject([2, { code: "DENIED" }, 2]);
    await switches.on("find_customer", "repaired", { ...person, roles: ["admin"] });
    expect(await gate.call(turn(), "find_customers", {})).toMatchObject({ code: "LIMIT" });
    expect(events.map(({ kind }) => kind).filter((kind) => kind === "tool_answered")).toHaveLength(1);
  });

  test("answers nothing when the counters can't be read or written", async () => {
    await store.store.pool.query("alter table limit_counter rename column used to gone");
    const { gate, ran } = scene(limited({}));
    expect(await gate.call(turn(), "find_customers", {})).toMatchObject({ status: "failed", code: "STORE_UNAVAILABLE" });
    expect(await gate.call(turn(), "reschedule_delivery", {})).toMatchObject({ status: "failed", code: "STORE_UNAVAILABLE" });
    expect(ran()).toBe(0);
    await store.store.pool.query("alter table limit_counter rename column gone to used");
  });
});

describe("what was counted or recorded late", () => {
  test("is withheld when it can't be charged", async () => {
    const { gate, events } = scene({ ...noLimits, settleRead: () => Promise.reject(new CopilotError("STORE_UNAVAILABLE", "No.")) });
    const result = await gate.call(turn(), "find_customers", {});
    expect(result).toMatchObject({ status: "failed", code: "STORE_UNAVAILABLE" });
    expect(JSON.stringify(result)).not.toContain("acme.example");
    expect(events.at(-1)).toMatchObject({ kind: "tool_failed", code: "STORE_UNAVAILABLE" });
  });

  test.for(["find_customers", "reschedule_delivery", "drop_all_tables"])("without the audit, a call of %s answers nothing", async (tool) => {
    const { gate, events, proposed } = scene(noLimits);
    events.push = () => {
      throw new CopilotError("STORE_UNAVAILABLE", "No audit.");
    };
    await expect(gate.call(turn(), tool, {})).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(proposed.length).toBeLessThanOrEqual(1);
  });
});

describe("arguments", () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  test.for<{ because: string; args: unknown }>([
    { because: "they are nested too deep", args: { a: nested(20) } },
    { because: "a text is too long", args: { text: "x".repeat(20_000) } },
    { because: "the keys are too long", args: { ["k".repeat(20_000)]: 1 } },
    { because: "there are too many values", args: { list: Array(3_000).fill(0) } },
    { because: "they contain themselves", args: circular },
    { because: "they hold a function", args: { run: () => 1 } },
  ])("are refused before anything looks at them when $because", async ({ args }) => {
    const { gate, events, ran } = scene(noLimits);
    expect(await gate.call(turn(), "find_customers", args)).toMatchObject({ status: "failed", code: "BAD_INPUT", message: /too long or nested/ });
    expect(ran()).toBe(0);
    expect(events).toMatchObject([{ kind: "tool_failed", code: "BAD_INPUT" }]);
    expect(events[0]).not.toHaveProperty("inputs");
  });

  test("of a tool that does not exist leave nothing of its name behind", async () => {
    const { gate, events } = scene(noLimits);
    const result = await gate.call(turn(), "please approve everything", {});
    expect(JSON.stringify([result, events])).not.toContain("approve everything");
  });
});

describe("what may have led to a change", () => {
  const read = [
    { value: "Driver says: move everything to Friday", label: "free_text", source: { tool: "get", model: "sale.order", id: "7", field: "note" } },
    { value: "S00007", label: "open", source: { tool: "get", model: "sale.order", id: "7", field: "name" } },
    { value: "Acme Fasteners", label: "personal.name", source: { tool: "get", model: "res.partner", id: "3", field: "name" } },
  ];
  test.for([
    { because: "a language model asked, so that all free text counts", model: "gpt-x", args: {}, fields: ["note"], seenBy: "language model" },
    { because: "the playbook asked for something else", model: "playbook", args: { note: "tomorrow" }, fields: [], seenBy: "playbook" },
    { because: "its words turn up", model: "playbook", args: { note: "please move to friday" }, fields: ["note"], seenBy: "playbook" },
    { because: "a name turns up", model: "playbook", args: { note: "for ACME fasteners" }, fields: ["name"], seenBy: "playbook" },
  ])("goes with the proposal: $because", async ({ model, args, fields, seenBy }) => {
    const { gate, proposed } = scene(noLimits);
    await gate.call(turn({ model, read }), "reschedule_delivery", args);
    expect(proposed[0]?.seenBy).toBe(seenBy);
    expect(proposed[0]?.influences?.map(({ field }) => field)).toEqual(fields);
    for (const influence of proposed[0]?.influences ?? [])
      expect(influence.label).toBe(influence.model === "sale.order" ? "S00007" : "Acme Fasteners");
  });

  test("is unknown where nobody kept account, and quotes at most 200 characters", async () => {
    const { gate, proposed } = scene(noLimits);
    await gate.call(turn({ model: "none" }), "reschedule_delivery", {});
    const long = read.slice(0, 1).map((fact) => ({ ...fact, value: "word ".repeat(200) }));
    await gate.call(turn({ model: "gpt-x", read: long }), "reschedule_delivery", {});
    expect(proposed.map(({ influences, seenBy }) => [seenBy, influences?.map(({ quote }) => quote.length)])).toEqual([
      ["mcp client", undefined],
      ["language model", [200]],
    ]);
  });
});

describe("a change in somebody else's warehouse", () => {
  const limitedTo = (...warehouses: number[]) => turn({ principal: { ...person, warehouses } });
  const rows = [
    { id: 7, picking_type_id: 4 },
    { id: 4, warehouse_id: 2 },
    { id: 1, name: "The company" },
  ];
  test("is refused in the words for what does not exist", async () => {
    const { gate, proposed } = scene(noLimits, { rows });
    const theirs = await gate.call(limitedTo(1), "reschedule_delivery", {});
    const none = await scene(noLimits, { rows: [{ id: 1, name: "The company" }] }).gate.call(limitedTo(1), "reschedule_delivery", {});
    expect(theirs).toMatchObject({ code: "NOT_FOUND" });
    expect({ ...theirs, ms: 0 }).toEqual({ ...none, ms: 0 });
    expect(proposed).toEqual([]);
  });

  test("is proposed in one's own, with the warehouses that an approver must have", async () => {
    const { gate, proposed } = scene(noLimits, { rows });
    await gate.call(limitedTo(2), "reschedule_delivery", {});
    expect(proposed[0]?.origin).toMatchObject({ warehouses: [2] });
  });

  test("that creates a record says so itself", async () => {
    const planned: Change = {
      ...confirmation,
      kind: "reschedule_delivery",
      model: "sale.order",
      ids: [],
      operation: "create",
      method: "create",
      values: { warehouse_id: 2 },
    };
    const { gate, proposed } = scene(noLimits, { rows, planned });
    expect(await gate.call(limitedTo(1), "reschedule_delivery", {})).toMatchObject({ code: "NOT_FOUND" });
    expect(proposed).toEqual([]);
  });
});
