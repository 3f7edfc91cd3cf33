import type { Change, Effect, EffectRecord } from "../../core/change.ts";
import { digestOf, type JsonObject } from "../../core/json.ts";
import type { Principal } from "../../core/principal.ts";
import type { ApprovalCard } from "../../core/wire.ts";
import { sightOf } from "../access.ts";
import { splitField } from "../observe.ts";
import type { Policy } from "../policy.ts";
import type { Approval, Decision, UnreadableApproval } from "./approval.ts";
import { approvalKindOf } from "./approval-kind.ts";
import { approversFor, seesTotals } from "./approver-names.ts";
import { cardField, cardRecord, fieldLabel, visible, whole } from "./card-words.ts";
import { outcomeFor } from "./difference.ts";
import { provenanceFor } from "./provenance.ts";

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
    ...(label !== undefined && seesField(model, model.endsWith(".line") ? "product_id" : "display_name") ? { label } : {}),
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
  may: { readonly mayDecide: boolean; readonly mayEdit: boolean; readonly mayNotBecause: string | null },
): ApprovalCard {
  const { approvers, count } = approversFor(policy, approval, viewer);
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
    lines: view.change.lines.map(({ field, label, before, after }) => cardField(field, label, visible(before), visible(after))),
    effect: {
      created: view.effect.created.map(cardRecord),
      changed: view.effect.changed.map(cardRecord),
      deleted: view.effect.deleted.map(cardRecord),
      other: Object.entries(view.effect.other).map(([table, counts]) => `${table.replaceAll("_", " ")}: ${countsInWords(counts)}`),
      warnings: view.effect.warnings.map(whole),
    },
    hidden: view.hidden,
    requirement: {
      roles: approvers.map((approver) => (approver === "requester" ? "the requester" : policy.roles[approver].title)),
      count,
      requesterMayApprove: approvers.includes("requester"),
      reason: whole(reasonFor(policy, viewer, approval)),
    },
    decisions: decisions.map(({ by, decision, at, note, actingFor }) => ({
      by,
      decision,
      at: at.toISOString(),
      note: visible(note),
      ...(actingFor === null ? {} : { actingFor }),
    })),
    sources,
    provenance: provenanceFor(policy, viewer, approval),
    editable: may.mayEdit ? editableOf(policy, viewer, approval) : [],
    ...(approval.standingOrder === null ? {} : { standingOrder: approval.standingOrder }),
    outcome:
      approval.outcome === null
        ? null
        : outcomeFor(
            policy,
            viewer,
            approval.outcome.replaceAll(approval.change.summary, () => summary),
          ),
    mayDecide: may.mayDecide,
    mayNotBecause: may.mayNotBecause,
  };
}

/** For one that can't be opened: that it is there, and that nothing of it can be signed. */
export function unreadableCard({ id, status, kind, requester, useCase, useCaseVersion, createdAt, expiresAt }: UnreadableApproval): ApprovalCard {
  return {
    id,
    digest: "",
    kind,
    summary: `${fieldLabel(kind)}: this request can't be read`,
    status,
    requester,
    useCase: { id: useCase, version: useCaseVersion, title: useCase },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    company: "",
    amount: null,
    lines: [],
    effect: { created: [], changed: [], deleted: [], other: [], warnings: [] },
    hidden: 0,
    requirement: { roles: [], count: 0, requesterMayApprove: false, reason: "" },
    decisions: [],
    sources: [],
    outcome: null,
    mayDecide: false,
    mayNotBecause:
      "What is stored of this request was altered or sealed with another secret, so nobody can decide on it and it is never carried out. Ask for the change again, and tell whoever runs Countersign.",
    unreadable: true,
  };
}

/** The rules' reason tells the amount's band, so that who sees no totals is told the kind only. */
function reasonFor(policy: Policy, viewer: Viewer, approval: Approval): string {
  if (approval.standingOrder !== null || seesTotals(policy, viewer)) return approval.requirement.reason;
  const name = approvalKindOf(policy, approval.change)?.name ?? approval.change.kind;
  return `${name[0]?.toUpperCase()}${name.slice(1)}; how many of them depends on its worth.`;
}

/** The arguments of the call that an edit may replace, as they are; they name records, so only for who may read names. */
function editableOf(policy: Policy, viewer: Viewer, { origin }: Approval): { name: string; value: string }[] {
  if (!seesNames(policy, viewer, "res.partner") || typeof origin.args !== "object" || origin.args === null) return [];
  return Object.entries(origin.args).flatMap(([name, value]) => (typeof value === "string" && whole(value) === value ? [{ name, value }] : []));
}

/** Whether the viewer may read what records of this model are called. */
export function seesNames(policy: Policy, viewer: Viewer, model: string): boolean {
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

function fieldOf(path: string): [string, string] {
  const [model = "", field = ""] = splitField(path);
  return [model, field];
}
