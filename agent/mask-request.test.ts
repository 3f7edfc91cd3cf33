import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy } from "../guardrails/policy.ts";
import { countingCodes } from "../guardrails/test-placeholder-codes.ts";
import { createVault } from "../guardrails/vault.ts";
import { maskRequest, typedSecrets } from "./mask-request.ts";
import type { ModelRequest } from "./models/model.ts";
import { NO_MODEL_USE, type PastTurn, type State } from "./turn-state.ts";
import type { Intent } from "./understanding/understanding.ts";

const policy = loadPolicy(join(import.meta.dirname, "../guardrails/policy"));
const external = () => createVault(policy, "openai_compatible", [], countingCodes());

function turn(message: string, slots: Intent["slots"], history: readonly PastTurn[], done: State["done"] = []) {
  const understanding = { intents: [{ useCase: "find_orders", confidence: 1, slots, span: message }], wantsPerson: false, nearest: [] };
  const state: State = {
    input: {
      id: "1",
      principal: { id: "a", name: "A", roles: ["sales"], companies: "all", warehouses: "all", timeZone: "UTC", channel: "cli" },
      thread: "a/t",
      message,
    },
    carried: { slots: {} },
    history,
    earlier: [],
    message,
    understanding,
    useCases: [],
    useCaseVersions: {},
    done,
    step: null,
    steps: 0,
    modelIndex: 0,
    notices: [],
    usage: NO_MODEL_USE,
    result: null,
  };
  const request: ModelRequest = {
    message,
    history,
    understanding,
    useCases: [],
    tools: [],
    results: done.map(({ result }) => result),
    withheld: [],
    now: new Date(0),
    timeZone: "UTC",
    signal: AbortSignal.timeout(1_000),
    onText: () => undefined,
  };
  const { message: question, history: past, results } = maskRequest(request, state, new Map(), external());
  return JSON.stringify({ question, past, results });
}

test("what a person typed in an earlier question stays hidden in the history", () => {
  const first = { slots: { customer: "Jane Doe" }, message: "Orders of Jane Doe, jane@doe.example" };
  const understanding = {
    intents: [{ useCase: "find_orders", confidence: 1, slots: first.slots, span: first.message }],
    wantsPerson: false,
    nearest: [],
  };
  const past = { question: first.message, answer: "Jane Doe has none.", private: typedSecrets(understanding, first.message) };
  const shown = turn("And for others?", {}, [past]);
  expect(shown).not.toMatch(/Jane|doe\.example/);
});

test("a question that no approved use covers is not told to a provider with the next one", () => {
  const past = { question: "What does Jane Doe earn?", answer: "That is not one of the uses.", private: [], declined: true as const };
  const shown = turn("Which deliveries are late?", {}, [past, { question: "Where is S00028?", answer: "S00028 is on its way.", private: [] }]);
  expect(shown).not.toContain("Jane");
  expect(shown).toContain("S00028 is on its way.");
});

test("the summary of a proposal, which names the customer in full, reaches a provider as a placeholder", () => {
  const call = { id: "1", tool: "create_quotation", args: { customer: "C-77" } };
  const approval = {
    id: "9",
    digest: "0",
    summary: "Create a quotation for Azure Interior: 2 Units of Desk",
    approvers: "the requester",
    expiresAt: "2026-06-08T18:00:00Z",
  };
  const shown = turn(
    "Quote C-77 2 desks",
    { customer: "C-77" },
    [],
    [
      {
        call,
        result: { kind: "proposed", call, approvalId: "9", summary: approval.summary, approvers: approval.approvers, expiresAt: approval.expiresAt },
        record: { tool: "create_quotation", kind: "write", ms: 1, masked: [], status: "proposed", approval },
      },
    ],
  );
  expect(shown).not.toMatch(/azure|interior/i);
});

test.for([
  { because: "with cents", message: "Which invoice is over 1082.55?", secret: "1082.55" },
  { because: "with separators", message: "Which invoice is over 1,082.55?", secret: "082" },
  { because: "with a sign", message: "Which invoice is over $5000?", secret: "5000" },
  { because: "with a currency after it", message: "Is it 750 EUR?", secret: "750" },
])("an amount that a person typed $because reaches no provider", ({ message, secret }) => {
  expect(turn(message, {}, [])).not.toContain(secret);
});

test("days, quantities and references that a person typed stay as they are", () => {
  const message = "Move WH/OUT/00012 to 2026-12-05 and reserve 120 for S00028";
  expect(turn(message, {}, [])).toContain(message);
});
