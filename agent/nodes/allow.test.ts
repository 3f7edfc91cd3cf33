import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CopilotError } from "../../core/errors.ts";
import { silentLog } from "../../core/log.ts";
import { noLimits } from "../../guardrails/limits/test-limits.ts";
import { loadPolicy } from "../../guardrails/policy.ts";
import { countingCodes } from "../../guardrails/test-placeholder-codes.ts";
import { createVault } from "../../guardrails/vault.ts";
import { loadSpeeches } from "../languages/say/speeches.ts";
import type { Model } from "../models/model.ts";
import { NO_MODEL_USE, type State } from "../turn-state.ts";
import { allow } from "./allow.ts";
import { think } from "./think.ts";

const policy = loadPolicy(join(import.meta.dirname, "../../guardrails/policy"));

function turn(useCases: readonly string[]): State {
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
    understanding: { intents: useCases.map((useCase) => ({ useCase, confidence: 1, slots: {}, span: "" })), wantsPerson: false, nearest: [] },
    useCases,
    useCaseVersions: {},
    done: [],
    step: null,
    steps: 0,
    modelIndex: 0,
    notices: [],
    usage: NO_MODEL_USE,
    result: null,
  };
}

describe("a use that is switched off", () => {
  const off = (...ids: readonly string[]) => ({ objection: async (id: string) => (ids.includes(id) ? `${id} is off.` : undefined) });

  test("is declined with the reason when it is the only one in hand", async () => {
    const update = await allow({ policy, limits: noLimits, switches: off("find_orders") })(turn(["find_orders"]));
    expect(update.result).toEqual({ outcome: "refused", answer: "find_orders is off." });
  });

  test("is left out, and said, when there are others", async () => {
    const update = await allow({ policy, limits: noLimits, switches: off("find_orders") })(turn(["find_orders", "find_customer"]));
    expect(update).toMatchObject({ useCases: ["find_customer"], notices: ["find_orders is off."] });
    expect(update.understanding?.intents.map(({ useCase }) => useCase)).toEqual(["find_customer"]);
  });

  test("is asked about as a write where it may propose", async () => {
    const asked: string[] = [];
    const switches = { objection: async (id: string, kind: string) => void asked.push(`${id} ${kind}`) };
    await allow({ policy, limits: noLimits, switches })(turn(["find_orders", "confirm_quotation"]));
    expect(asked.sort()).toEqual(["confirm_quotation write", "find_orders read"]);
  });

  test("changes nothing when all are on, and a use that is used up is declined", async () => {
    expect(await allow({ policy, limits: noLimits, switches: off() })(turn(["find_orders"]))).toEqual({});
    const usedUp = { ...noLimits, admitUses: () => Promise.reject(new CopilotError("LIMIT", "Used up.")) };
    const update = await allow({ policy, limits: usedUp, switches: off() })(turn(["find_orders"]));
    expect(update.result).toEqual({ outcome: "refused", answer: "Used up." });
  });
});

describe("a language model's budget", () => {
  const calls: string[] = [];
  const model = (name: string, provider: string): Model => ({
    name,
    provider,
    next: async () => {
      calls.push(name);
      return { kind: "calls", calls: [{ id: "1", tool: "find_orders", args: {} }], usage: { inputTokens: 70, outputTokens: 7 } };
    },
  });
  const node = (limits: typeof noLimits) =>
    think({
      policy,
      tools: new Map(),
      plans: new Map(),
      speechIn: loadSpeeches(),
      models: [model("gpt-x", "openai_compatible"), model("playbook", "playbook")],
      modelTimeoutMs: 1_000,
      vaults: { open: async (_thread, provider) => createVault(policy, provider, [], countingCodes()), save: async () => undefined },
      limits,
      clock: () => new Date("2026-06-08T10:00:00Z"),
      log: silentLog,
    });

  test("that is used up hands the turn to the playbook, which says so", async () => {
    calls.length = 0;
    const update = await node({ ...noLimits, mayAskModel: () => Promise.reject(new CopilotError("LIMIT", "Your tokens are used up.")) })(
      turn(["find_orders"]),
    );
    expect(update).toMatchObject({
      modelIndex: 1,
      step: null,
      notices: [expect.stringMatching(/^Your tokens are used up\. .*without the language model/)],
    });
    expect(calls).toEqual([]);
  });

  test("is charged for each step, and the playbook asks no budget", async () => {
    const charged: unknown[] = [];
    const limits = { ...noLimits, chargeModel: async (...given: readonly unknown[]) => void charged.push(given.slice(2, 4)) };
    expect((await node(limits)(turn(["find_orders"]))).step?.kind).toBe("calls");
    expect(charged).toEqual([["openai_compatible", { inputTokens: 70, outputTokens: 7 }]]);
    const none = { ...noLimits, mayAskModel: () => Promise.reject(new CopilotError("LIMIT", "No.")) };
    expect((await node(none)({ ...turn(["find_orders"]), modelIndex: 1 })).step?.kind).toBe("calls");
  });

  test("that can't be counted is not spent: the playbook takes over", async () => {
    const broken = { ...noLimits, chargeModel: () => Promise.reject(new CopilotError("STORE_UNAVAILABLE", "No.")) };
    expect(await node(broken)(turn(["find_orders"]))).toMatchObject({ modelIndex: 1, step: null });
  });
});
