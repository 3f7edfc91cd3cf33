import { join } from "node:path";
import { expect, test } from "vitest";
import type { Change, Effect } from "../../core/change.ts";
import type { Role } from "../../core/principal.ts";
import { loadPolicy } from "../policy.ts";
import { confirmation, effectWorth } from "../test-approval-scene.ts";
import type { Approval } from "./approval.ts";
import { mayApprove } from "./authority.ts";
import { digestFor, renderCard } from "./card.ts";

const policy = loadPolicy(join(import.meta.dirname, "../policy"));

function cardFor(role: Role, change: Change, effect: Effect, outcome: string | null = null) {
  const approval: Approval = {
    id: "9",
    thread: "t",
    digest: digestFor(policy, { roles: ["sales"] }, change, effect),
    status: "pending",
    requester: "sales@demo",
    useCase: change.kind,
    useCaseVersion: 1,
    change,
    effect,
    effectHash: "",
    origin: { tool: change.kind, args: {}, company: "The company" },
    requirement: { approvers: ["requester"], count: 1, reason: "A note.", requesters: ["sales@demo"] },
    provenance: { seenBy: "playbook", influences: [] },
    duplicates: [],
    document: null,
    policyKind: null,
    standingOrder: null,
    decidedAt: null,
    policyDigest: policy.digest,
    createdAt: new Date(0),
    expiresAt: new Date(1),
    outcome,
    receipt: null,
    commitId: null,
  };
  return renderCard(
    policy,
    { roles: [role] },
    approval,
    [],
    { company: "The company", useCaseTitle: "A use" },
    { mayDecide: false, mayEdit: false, mayNotBecause: null },
  );
}

const quotation: Change = {
  ...confirmation,
  kind: "create_quotation",
  ids: [],
  operation: "create",
  method: "create",
  summary: "Create a quotation for Azure Interior: 2 Units of Desk",
  lines: [{ field: "sale.order.partner_id", label: "Customer", before: null, after: "Azure Interior" }],
  sources: [
    { model: "res.partner", id: 14, label: "Azure Interior" },
    { model: "sale.order", id: 7, label: "S00007" },
  ],
};
const named: Effect = {
  ...effectWorth("100.00"),
  deleted: [{ model: "mail.activity", ref: "3", label: "Call Azure Interior", before: { summary: "Call Azure Interior" } }],
};

test("somebody who may not read customers' names reads them nowhere on a card", () => {
  const outcome = `Done in Odoo: ${quotation.summary}. Odoo's receipt was read back.`;
  const card = cardFor("auditor", quotation, named, outcome);
  expect(JSON.stringify(card)).not.toMatch(/Azure|100\.00/);
  expect(card).toMatchObject({ summary: "Create quotation: 14, S00007", outcome: expect.stringContaining("Create quotation") });
});

test("the same card has the names for those who may read them", () => {
  const card = cardFor("sales", quotation, named);
  expect(card.summary).toBe(quotation.summary);
  expect(card.effect.deleted[0]?.title).toBe("Activity Call Azure Interior");
});

test("a record whose name an approver may not read is one more value that they can't sign for", () => {
  const approval = {
    requirement: { approvers: ["finance_manager" as const], count: 1, reason: "", requesters: ["sales@demo"] },
    change: confirmation,
  };
  const person = { id: "finance_manager@demo", roles: ["finance_manager" as const], companies: "all" as const, warehouses: "all" as const };
  const effect: Effect = { ...effectWorth("100.00"), deleted: [{ model: "mail.activity", ref: "3", label: "Call them", before: {} }] };
  const rest = cardApproval(effect);
  expect(mayApprove(policy, { ...rest, ...approval }, person)).toMatchObject({ may: false });
  expect(mayApprove(policy, { ...rest, ...approval, effect: effectWorth("100.00") }, person)).toMatchObject({ may: true });
});

test("the longest note is shown to its last character, invisible ones included", () => {
  const text = `${"Deliver as agreed. ".repeat(200)}\u202eAnd pay twice\u200b.`;
  const note: Change = { ...confirmation, kind: "post_note", lines: [{ field: "mail.message.body", label: "Note", before: null, after: text }] };
  const effect: Effect = { ...effectWorth("0.00"), created: [{ model: "mail.message", ref: "mail.message#1", after: { body: text } }] };
  const card = cardFor("sales", note, effect);
  for (const shown of [card.lines[0]?.after, card.effect.created[0]?.fields[0]?.after]) expect(shown).toContain("[U+202E]And pay twice[U+200B].");
});

test("no text on a card can turn its reading direction round", () => {
  const turned = "S00007\u202e";
  const card = cardFor(
    "sales",
    { ...quotation, summary: turned, sources: [{ model: "sale.order", id: 7, label: turned }] },
    named,
    `Rejected: ${turned}`,
  );
  expect(JSON.stringify(card)).not.toContain("\u202e");
});

function cardApproval(effect: Effect): Approval {
  return {
    id: "9",
    thread: "t",
    digest: "",
    status: "pending",
    requester: "sales@demo",
    useCase: "confirm_quotation",
    useCaseVersion: 1,
    change: confirmation,
    effect,
    effectHash: "",
    origin: { tool: "confirm_quotation", args: {}, company: "The company" },
    requirement: { approvers: [], count: 1, reason: "", requesters: [] },
    provenance: { seenBy: "playbook", influences: [] },
    duplicates: [],
    document: null,
    policyKind: null,
    standingOrder: null,
    decidedAt: null,
    policyDigest: "",
    createdAt: new Date(0),
    expiresAt: new Date(1),
    outcome: null,
    receipt: null,
    commitId: null,
  };
}
