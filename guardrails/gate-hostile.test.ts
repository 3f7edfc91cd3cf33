import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Change } from "../core/change.ts";
import { CopilotError } from "../core/errors.ts";
import { silentLog } from "../core/log.ts";
import type { Principal, Role } from "../core/principal.ts";
import type { Reader } from "../odoo/reader.ts";
import { readTool, type Tool, writeTool } from "../tools/tool.ts";
import type { Append } from "./audit/audit.ts";
import type { AuditEvent } from "./audit/entry.ts";
import { createFingerprint } from "./audit/fingerprint.ts";
import { createGate } from "./gate.ts";
import { noLimits } from "./limits/test-limits.ts";
import { loadPolicy } from "./policy.ts";
import { confirmation, effectWorth, rescheduling } from "./test-approval-scene.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const reader: Reader = {
  search: async () => [],
  searchCounted: async () => ({ rows: [], count: 0 }),
  read: async () => [{ id: 1, name: "The company" }],
  count: async () => 0,
  group: async () => [],
  sight: () => "shown",
  masked: () => [],
};

function scene(planned: Change, failure?: Error) {
  const events: AuditEvent[] = [];
  const previewed: Change[] = [];
  const proposed: Change[] = [];
  const write = (name: string) =>
    writeTool({
      name,
      description: "For this test.",
      models: [],
      input: z.object({}),
      plan: async () => (failure ? Promise.reject(failure) : planned),
    });
  const read = (name: string) =>
    readTool({
      name,
      description: "For this test.",
      models: [],
      input: z.object({}),
      output: z.object({ hasMore: z.boolean() }),
      run: async () => ({ hasMore: false }),
    });
  const append: Append = async (more) => ({ first: events.push(...more), last: events.length });
  const gate = createGate({
    log: silentLog,
    policy,
    tools: new Map<string, Tool>([
      ["reschedule_delivery", write("reschedule_delivery")],
      ["confirm_quotation", write("confirm_quotation")],
      ["find_customers", read("find_customers")],
    ]),
    approvals: {
      propose: async ({ change }) => {
        proposed.push(change);
        return { kind: "deny", reason: "Not in this test." };
      },
    },
    audit: { append, appendSoon: append, submit: async (events) => void (await append(events)) },
    fingerprint: createFingerprint("a secret of the tests, long enough to pass"),
    clock: () => new Date("2026-06-08T09:00:00Z"),
    limits: noLimits,
    odooFor: async () => ({
      reader,
      previewer: {
        preview: async (change) => {
          previewed.push(change);
          return effectWorth("0.00");
        },
        receipt: async () => undefined,
      },
    }),
  });
  return { gate, events, previewed, proposed };
}

const as = (role: Role, companies: Principal["companies"] = "all"): Principal => ({
  id: `${role}@demo`,
  name: role,
  roles: [role],
  companies,
  warehouses: "all",
  timeZone: "UTC",
  channel: "mcp",
});
const useCases = (...ids: readonly string[]) => policy.useCases.filter(({ id }) => ids.includes(id));
const turn = (role: Role, uses: ReturnType<typeof useCases>, companies?: Principal["companies"]) => ({
  principal: as(role, companies),
  thread: "t",
  useCases: uses,
  model: "scripted",
});

test.for([
  { because: "the tool is of another use", tool: "confirm_quotation", role: "sales" as const, uses: useCases("find_customer") },
  { because: "the use is of another role", tool: "find_customers", role: "auditor" as const, uses: useCases("find_customer") },
  { because: "no use is in hand", tool: "find_customers", role: "sales" as const, uses: [] },
  { because: "there is no such tool", tool: "drop_all_tables", role: "sales" as const, uses: useCases("find_customer") },
  { because: "its name is one of every object", tool: "constructor", role: "sales" as const, uses: useCases("find_customer") },
])("a call is denied and on the record when $because", async ({ tool, role, uses }) => {
  const { gate, events } = scene(confirmation);
  expect(await gate.call(turn(role, uses), tool, {})).toMatchObject({ status: "denied", code: "DENIED" });
  expect(events).toMatchObject([{ kind: "tool_denied", principal: `${role}@demo` }]);
});

test.for<{ because: string; tool: string; planned: Change; role: Role; companies?: readonly number[]; answersOnly?: true }>([
  { because: "it is of another kind than its tool", tool: "reschedule_delivery", planned: confirmation, role: "operations_manager" },
  {
    because: "it writes one field too many",
    tool: "reschedule_delivery",
    planned: { ...rescheduling, values: { ...rescheduling.values, state: "done" } },
    role: "customer_service",
  },
  {
    because: "its model is another",
    tool: "reschedule_delivery",
    planned: { ...rescheduling, model: "sale.order" },
    role: "customer_service",
  },
  { because: "its method is another", tool: "reschedule_delivery", planned: { ...rescheduling, method: "unlink" }, role: "customer_service" },
  { because: "it is in another company", tool: "reschedule_delivery", planned: rescheduling, role: "customer_service", companies: [2] },
  { because: "the use only answers", tool: "reschedule_delivery", planned: rescheduling, role: "customer_service", answersOnly: true },
])("a change is denied before Odoo sees it when $because", async ({ tool, planned, role, companies, answersOnly }) => {
  const { gate, events, previewed, proposed } = scene(planned);
  const uses = useCases(tool).map((useCase) => (answersOnly ? { ...useCase, autonomy: "answer" as const } : useCase));
  expect(await gate.call(turn(role, uses, companies), tool, {})).toMatchObject({ status: "denied", code: "DENIED" });
  expect([...previewed, ...proposed]).toEqual([]);
  expect(events).toMatchObject([{ kind: "change_denied", tool }]);
});

test("a tool that breaks is on the record, and what it broke on is not", async () => {
  const { gate, events } = scene(rescheduling, new TypeError("can't read 4111 1111 1111 1111"));
  await expect(gate.call(turn("customer_service", useCases("reschedule_delivery")), "reschedule_delivery", {})).rejects.toThrow(TypeError);
  expect(events).toMatchObject([{ kind: "tool_failed", tool: "reschedule_delivery" }]);
  expect(JSON.stringify(events)).not.toContain("4111");
});

test("what a call showed follows on the record, and holds the answer up no longer than its intent", async () => {
  const { gate, events } = scene(rescheduling);
  expect(await gate.call(turn("sales", useCases("find_customer")), "find_customers", {})).toMatchObject({ status: "ok" });
  expect(events.map(({ kind }) => kind)).toEqual(["tool_called", "tool_answered"]);
  expect(events[1]).toMatchObject({ tool: "find_customers", rows: expect.any(Number), masked: expect.any(Array) });
});

test("nothing is answered that can't be put on the record", async () => {
  const { gate, events } = scene(rescheduling);
  events.push = () => {
    throw new CopilotError("STORE_UNAVAILABLE", "No audit.");
  };
  await expect(gate.call(turn("sales", useCases("find_customer")), "find_customers", {})).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
});
