import { join } from "node:path";
import { expect, test } from "vitest";
import { silentLog } from "../core/log.ts";
import { loadPolicy } from "../guardrails/policy.ts";
import { countingCodes } from "../guardrails/test-placeholder-codes.ts";
import { createVault } from "../guardrails/vault.ts";
import { loadSpeeches } from "./languages/say/speeches.ts";
import type { Model, ToolResult } from "./models/model.ts";
import { loadPlans } from "./models/playbook/load-plans.ts";
import { answer } from "./nodes/answer.ts";
import { type DoneCall, NO_MODEL_USE, type State } from "./turn-state.ts";

const policy = loadPolicy(join(import.meta.dirname, "../guardrails/policy"));
const usage = { inputTokens: 0, outputTokens: 0 };
const model = (name: string, provider: string): Model => ({
  name,
  provider,
  next: async () => ({ kind: "answer", text: "", usage }),
});
const node = answer({
  policy,
  models: [model("scripted", "openai_compatible"), model("playbook", "playbook")],
  vaults: { open: async (_thread, provider) => createVault(policy, provider, [], countingCodes()), save: async () => undefined },
  clock: () => new Date("2026-06-08T10:00:00Z"),
  log: silentLog,
  tools: new Map(),
  plans: await loadPlans(policy.useCases),
  speechIn: loadSpeeches(),
});

function turn(text: string, done: readonly DoneCall[], modelIndex = 0): State {
  return {
    input: {
      id: "1",
      principal: { id: "a", name: "A", roles: ["sales"], companies: "all", warehouses: "all", timeZone: "UTC", channel: "cli" },
      thread: "a/t",
      message: "Where is S00028?",
    },
    carried: { slots: {} },
    history: [],
    earlier: [],
    message: "Where is S00028?",
    understanding: { intents: [], wantsPerson: false, nearest: [] },
    useCases: ["order_status"],
    useCaseVersions: {},
    done,
    step: { kind: "answer", text, usage },
    steps: 1,
    modelIndex,
    notices: [],
    usage: NO_MODEL_USE,
    result: null,
  };
}

const refused = (args: unknown, message: string): DoneCall => {
  const call = { id: "1", tool: "find_customers", args };
  const result: ToolResult = { kind: "refused", call, code: "NOT_FOUND", message, choices: [] };
  return { call, result, record: { tool: call.tool, kind: "read", ms: 1, masked: [], status: "failed", code: "NOT_FOUND", message, choices: [] } };
};
const found = (value: string, args: unknown = {}): DoneCall => {
  const call = { id: "2", tool: "get_order_status", args };
  return {
    call,
    result: { kind: "output", call, output: {} },
    record: {
      tool: call.tool,
      kind: "read",
      ms: 1,
      masked: [],
      status: "ok",
      output: {},
      rows: 1,
      facts: [{ value, label: "open", source: { tool: call.tool, model: "sale.order", id: "28", field: "name" } }],
    },
  };
};

test.for([
  { because: "it stood in the arguments of its own call", done: [found("S00028", { order: "S00028", note: "98765" })] },
  {
    because: "a refusal quoted it back",
    done: [refused({ text: "Globex owes 98765" }, 'There is no customer "Globex owes 98765" among those you may see.')],
  },
  {
    because: "a refusal quoted the key that it made up",
    done: [refused({ "98765 pieces": 1 }, 'find_customers can\'t take this: Unrecognized key: "98765 pieces"')],
  },
])("a language model's number is withheld even when $because", async ({ done }) => {
  const update = await node(turn("S00028: 98765 remain.", done));
  expect(update).toMatchObject({ result: null, modelIndex: 1 });
});

test("what a refusal says of the records may be repeated", async () => {
  const update = await node(turn("S00028 is confirmed since 5 June 2026.", [refused({ order: "S00028" }, "S00028 is confirmed since 5 June 2026.")]));
  expect(update.result?.answer).toContain("5 June 2026");
});

test("the playbook may repeat what it looked for, since it makes nothing up", async () => {
  const update = await node(turn("There is no order 98765.", [refused({ order: "98765" }, "There is none.")], 1));
  expect(update.result?.answer).toContain("98765");
});

test("control and direction characters of a record never reach a terminal or a page", async () => {
  const update = await node(turn("S00028\u001b]0;pwned\u0007 is \u202elate\u2066.\nNext line.", [found("S00028\u001b]0;pwned\u0007")], 1));
  expect(update.result?.answer).toBe("S00028]0;pwned is late.\nNext line.");
});
