import { mapLeaves } from "../guardrails/leaves.ts";
import type { Vault } from "../guardrails/vault.ts";
import type { Tool } from "../tools/tool.ts";
import type { ModelRequest, ToolResult } from "./models/model.ts";
import type { DoneCall, Secret, State } from "./turn-state.ts";
import type { Understanding } from "./understanding/understanding.ts";

/** Slots that hold what a person typed in clear and a provider has no business reading. */
const OPEN_SLOTS = new Set([
  "date",
  "order",
  "delivery",
  "invoice",
  "purchase_order",
  "quantity",
  "status",
  "kind",
  "period",
  "from",
  "to",
  "due",
  "time",
  "deliver_by",
]);

/** The request as the model's provider may see it: what it is not cleared for, in the message, the history and the results, is a placeholder. */
export function maskRequest(request: ModelRequest, state: State, tools: ReadonlyMap<string, Tool>, vault: Vault): ModelRequest {
  const secrets = [...typedSecrets(state.understanding, state.message), ...state.history.flatMap((past) => past.private)];
  for (const { label, value } of secrets) vault.show(label, value);
  const results = state.done.map((done) => maskResult(done, tools, vault));
  return {
    ...request,
    message: vault.hideIn(request.message),
    history: state.history.flatMap(({ question, answer, declined }) =>
      declined ? [] : [{ question: vault.hideIn(question), answer: vault.hideIn(answer) }],
    ),
    results,
  };
}

/** Names, addresses and numbers that a person typed, in this turn or, remembered with it, in an earlier one. */
export function typedSecrets({ intents }: Understanding, message: string): Secret[] {
  const named = intents.flatMap(({ slots }) =>
    Object.entries(slots).flatMap(([slot, value]) => (OPEN_SLOTS.has(slot) || /^[\d.,]+$/.test(value) ? [] : [{ label: "personal.name", value }])),
  );
  return [...named, ...[...message.matchAll(CONTACTS)].map(([value]) => ({ label: "personal.contact", value }))];
}

/** E-mail addresses and telephone numbers as people type them. */
const CONTACTS = /([\w.+-]+@[\w-]+\.[\w.-]+|\+?\d[\d ()/-]{7,}\d)/g;

function maskResult({ call, result }: DoneCall, tools: ReadonlyMap<string, Tool>, vault: Vault): ToolResult {
  const shownCall = { ...call, args: hideInJson(call.args, vault) };
  switch (result.kind) {
    case "output": {
      const tool = tools.get(call.tool);
      if (tool?.kind !== "read") return { kind: "refused", call: shownCall, code: "DENIED", message: "This result can't be shown.", choices: [] };
      const output = mapLeaves(tool.output, result.output, ({ label, value }) =>
        typeof value === "boolean" || value === null ? value : vault.show(label, String(value)),
      );
      return { kind: "output", call: shownCall, output };
    }
    case "proposed":
      // It names records that only the plan has read, such as the customer in full.
      return { ...result, call: shownCall, summary: vault.show("free_text", result.summary) };
    case "refused":
      return {
        ...result,
        call: shownCall,
        choices: result.choices.map((choice) => vault.show("personal.name", choice)),
        message: vault.hideIn(result.message),
      };
  }
}

/** Every text in a value with the known values hidden. */
export function hideInJson(value: unknown, vault: Pick<Vault, "hideIn">): unknown {
  return mapTexts(value, (text) => vault.hideIn(text));
}

/** Every text in a value with the placeholders put back. */
export function restoreInJson(value: unknown, vault: Pick<Vault, "restore">): unknown {
  return mapTexts(value, (text) => vault.restore(text));
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
  return value;
}
