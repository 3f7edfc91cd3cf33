import { leafMap } from "../guardrails/leaves.ts";
import { TEXT_MASKS } from "../guardrails/masks/scrub.ts";
import type { Vault } from "../guardrails/vault.ts";
import type { Tool } from "../tools/tool.ts";
import { toldOf } from "./memory/memory.ts";
import type { ModelRequest, ToolResult } from "./models/model.ts";
import type { DoneCall, Secret, State } from "./turn-state.ts";
import { findNames } from "./understanding/entities/names.ts";
import { tokenise } from "./understanding/text/tokenise.ts";
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
  const secrets = [
    ...typedSecrets(state.understanding, state.message),
    ...[...state.history, ...(state.earlier ?? [])].flatMap((past) => past.private),
  ];
  for (const { label, value } of secrets) vault.show(label, value);
  const told = toldOf(state.history, state.earlier ?? []);
  const results = state.done.map((done) => maskResult(done, tools, vault));
  return {
    ...request,
    message: vault.hideIn(request.message),
    history: told.turns.map(({ question, answer }) => ({ question: vault.hideIn(question), answer: vault.hideIn(answer) })),
    ...(told.lines.length > 0 ? { earlier: told.lines.map((line) => vault.hideIn(line)) } : {}),
    results,
  };
}

/** Names, addresses and numbers that a person typed, in this turn or, remembered with it, in an earlier one. */
export function typedSecrets({ intents }: Understanding, message: string): Secret[] {
  const named = intents.flatMap(({ slots }) =>
    Object.entries(slots).flatMap(([slot, value]) => (OPEN_SLOTS.has(slot) || /^[\d.,]+$/.test(value) ? [] : [{ label: "personal.name", value }])),
  );
  const amounts = [...message.matchAll(TYPED_AMOUNT)].map(([value]) => ({ label: "commercial.total", value }));
  return [...named, ...unreadNames(intents, message), ...foundByMasks(message), ...amounts];
}

/** An amount of money as it is typed: with cents, or with a currency beside it. */
const TYPED_AMOUNT =
  /(?<![\p{L}\d.,/-])(?:\d{1,3}(?:[,.' ]\d{3})+|\d+)[.,]\d{2}(?![\d.,]\d|\d)|(?<=[$€£]\s?)\d[\d.,']*|(?<![\p{L}\d.,/-])\d[\d.,']*(?=\s?(?:[$€£]|(?:USD|EUR|GBP|CHF|CAD|dollars?|euros?)(?!\p{L})))/giu;

/** Names that no slot took: a provider without clearance has no business reading those either. */
function unreadNames(intents: Understanding["intents"], message: string): Secret[] {
  const open = intents.flatMap(({ slots }) => Object.entries(slots).flatMap(([slot, value]) => (OPEN_SLOTS.has(slot) ? [value.toLowerCase()] : [])));
  return findNames(message, tokenise(message, { cues: new Set() }))
    .map(({ value }) => value)
    .filter((value) => /\p{L}{3}/u.test(value) && !/\d/.test(value) && !open.some((one) => one.includes(value.toLowerCase())))
    .map((value) => ({ label: "personal.name", value }));
}

/** E-mail addresses, telephone numbers, accounts, cards and VAT numbers as people type them. */
function foundByMasks(message: string): Secret[] {
  return TEXT_MASKS.flatMap(({ label, pattern, show }) =>
    [...message.matchAll(pattern)].flatMap(([value]) => (show(value) === undefined ? [] : [{ label, value }])),
  );
}

function maskResult({ call, result }: DoneCall, tools: ReadonlyMap<string, Tool>, vault: Vault): ToolResult {
  const shownCall = { ...call, args: hideInJson(call.args, vault) };
  switch (result.kind) {
    case "output": {
      const tool = tools.get(call.tool);
      if (tool?.kind !== "read") return { kind: "refused", call: shownCall, code: "DENIED", message: "This result can't be shown.", choices: [] };
      const output = leafMap(tool.output)(result.output, ({ label, value }) =>
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

/** Every text in a value with the placeholders put back that the person may see. */
export function restoreInJson(value: unknown, vault: Pick<Vault, "restore">, sees: (label: string, value: string) => boolean): unknown {
  return mapTexts(value, (text) => vault.restore(text, sees).text);
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
  return value;
}
