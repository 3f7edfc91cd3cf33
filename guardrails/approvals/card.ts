import type { Change, Effect, EffectRecord } from "../../core/change.ts";
import { digestOf, isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import { visibleText } from "../../core/visible-text.ts";
import type { ApprovalCard, CardField, CardRecord } from "../../core/wire.ts";
import { sightOf } from "../access.ts";
import { splitField } from "../observe.ts";
import type { Policy } from "../policy.ts";
import type { Approval, Decision } from "./approval.ts";

type Viewer = Pick<Principal, "roles">;

/** A change and its effect with every value left out that the viewer is not cleared for, and how many those were. */
export interface ClearedView {
  readonly change: Omit<Change, "values" | "before"> & { readonly values: JsonObject; readonly before: Change["before"] };
  readonly effect: Omit<Effect, "amount"> & { readonly amount: string | null };
  readonly hidden: number;
}

/** What the public digest is made of, and what a card shows: nothing that the viewer's roles may not see. */
export function clearedView(policy: Policy, viewer: Viewer, change: Change, effect: Effect): ClearedView {
  let hidden = 0;
  const seesField = (model: string, field: string) => {
    const label = policy.data[model]?.[field];
    const shown = label !== undefined && sightOf(policy, viewer, label) === "shown";
    if (!shown) hidden += 1;
    return shown;
  };
  const clear = (model: string, values: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(values).filter(([field]) => seesField(model, field)));
  const clearRecord = ({ model, ref, label, before, after }: EffectRecord): EffectRecord => ({
    model,
    ref,
    ...(label !== undefined && seesField(model, "display_name") ? { label } : {}),
    ...(before ? { before: clear(model, before) } : {}),
    ...(after ? { after: clear(model, after) } : {}),
  });
  const amountShown = sightOf(policy, viewer, "commercial.total") === "shown";
  return {
    change: { ...change, lines: change.lines.filter(({ field }) => seesField(...fieldOf(field))) },
    effect: {
      ...effect,
      created: effect.created.map(clearRecord),
      changed: effect.changed.map(clearRecord),
      deleted: effect.deleted.map(clearRecord),
      amount: amountShown ? effect.amount : null,
    },
    hidden,
  };
}

/** The public digest: of the change and its effect as the requester is cleared to see them. */
export function digestFor(policy: Policy, requester: Viewer, change: Change, effect: Effect): string {
  const { hidden: _, ...seen } = clearedView(policy, requester, change, effect);
  return digestOf(seen);
}

export interface CardNames {
  readonly company: string;
  readonly useCaseTitle: string;
}

/** The approval card for one viewer, rendered from the digested change and effect only. */
export function renderCard(
  policy: Policy,
  viewer: Viewer,
  approval: Approval,
  decisions: readonly Decision[],
  names: CardNames,
  may: { readonly mayDecide: boolean; readonly mayNotBecause: string | null },
): ApprovalCard {
  const view = clearedView(policy, viewer, approval.change, approval.effect);
  const sources = approval.change.sources.map(({ model, id, label }) => ({
    model,
    id,
    label: seesNames(policy, viewer, model) ? whole(label) : String(id),
  }));
  const summary = seesNames(policy, viewer, "res.partner") ? approval.change.summary : bareSummary(approval.change, sources);
  return {
    id: approval.id,
    digest: approval.digest,
    kind: approval.change.kind,
    summary: whole(summary),
    status: approval.status,
    requester: approval.requirement.requesters.join(", "),
    useCase: { id: approval.useCase, version: approval.useCaseVersion, title: names.useCaseTitle },
    createdAt: approval.createdAt.toISOString(),
    expiresAt: approval.expiresAt.toISOString(),
    company: names.company,
    amount: view.effect.amount === null ? null : { amount: view.effect.amount, currency: approval.effect.currency },
    lines: view.change.lines.map(({ label, before, after }) => ({ label, before: visible(before), after: visible(after) })),
    effect: {
      created: view.effect.created.map(cardRecord),
      changed: view.effect.changed.map(cardRecord),
      deleted: view.effect.deleted.map(cardRecord),
      other: Object.entries(view.effect.other).map(([table, counts]) => `${table.replaceAll("_", " ")}: ${countsInWords(counts)}`),
      warnings: view.effect.warnings.map(whole),
    },
    hidden: view.hidden,
    requirement: {
      roles: approval.requirement.approvers.map((approver) => (approver === "requester" ? "the requester" : policy.roles[approver].title)),
      count: approval.requirement.count,
      requesterMayApprove: approval.requirement.approvers.includes("requester"),
      reason: approval.requirement.reason,
    },
    decisions: decisions.map(({ by, decision, at, note }) => ({ by, decision, at: at.toISOString(), note: visible(note) })),
    sources,
    outcome: visible(approval.outcome?.replaceAll(approval.change.summary, () => summary) ?? null),
    ...may,
  };
}

/** Whether the viewer may read what records of this model are called. */
function seesNames(policy: Policy, viewer: Viewer, model: string): boolean {
  const label = policy.data[model]?.["display_name"];
  return label !== undefined && sightOf(policy, viewer, label) === "shown";
}

/** For those who may not read customers' names, which a summary holds: "Create quotation: S00007". */
function bareSummary({ kind }: Change, sources: readonly { readonly label: string }[]): string {
  const records = sources.map(({ label }) => label).join(", ");
  return `${fieldLabel(kind)}${records ? `: ${records}` : ""}`;
}

/** "1/0/2" rows inserted, updated and deleted, as people say it. */
function countsInWords(counts: string): string {
  const [created = "0", changed = "0", deleted = "0"] = counts.split("/");
  const said = [`${created} created`, `${changed} changed`, `${deleted} deleted`].filter((part) => !part.startsWith("0 "));
  return said.join(", ");
}

/** Longer than the longest note with every character shown by its code point: what is signed is shown whole. */
const LONGEST = 40_000;

function whole(text: string): string {
  return visibleText(text, LONGEST);
}

function visible(text: string | null): string | null {
  return text === null ? null : whole(text);
}

const NOUNS: Readonly<Record<string, string>> = {
  "sale.order": "Sales order",
  "sale.order.line": "Order line",
  "stock.picking": "Transfer",
  "stock.move": "Stock move",
  "stock.move.line": "Reservation",
  "stock.quant": "Stock on hand",
  "purchase.order": "Purchase order",
  "purchase.order.line": "Purchase line",
  "account.move": "Invoice",
  "account.move.line": "Invoice line",
  "mail.activity": "Activity",
  "mail.message": "Chatter message",
  "res.partner": "Contact",
  "product.product": "Product",
  "product.supplierinfo": "Vendor price",
};

function cardRecord({ model, ref, label, before, after }: EffectRecord): CardRecord {
  const noun = NOUNS[model] ?? model;
  const ordinal = ref.split("#")[1];
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return {
    model,
    title: whole(label ? `${noun} ${label}` : ordinal ? `New ${noun.toLowerCase()} ${ordinal}` : `${noun} ${ref}`),
    fields: fields.map((field): CardField => ({ label: fieldLabel(field), before: shown(before?.[field]), after: shown(after?.[field]) })),
  };
}

function fieldLabel(field: string): string {
  const words = field.replace(/_ids?$/, "").replaceAll("_", " ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
}

/** A value of the effect in words: names instead of ids, nothing for Odoo's empty. */
function shown(value: Json | undefined): string | null {
  if (value === undefined || value === null || value === false) return null;
  const created = typeof value === "string" ? /^([a-z_.]+)#(\d+)$/.exec(value) : null;
  if (created?.[1]) return `new ${(NOUNS[created[1]] ?? created[1]).toLowerCase()} ${created[2]}`;
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(value) ? `${value.slice(0, 16)} UTC` : whole(value);
  if (Array.isArray(value)) return whole(value.map((item) => shown(item) ?? "").join(", "));
  if (isJsonObject(value)) return whole(String(value["name"] ?? value["ref"] ?? JSON.stringify(value)));
  return String(value);
}

function fieldOf(path: string): [string, string] {
  const [model = "", field = ""] = splitField(path);
  return [model, field];
}
