import type { CallToolResult, Tool as ToolDefinition } from "@modelcontextprotocol/server";
import type { ApprovalCard, ApprovalStatus } from "../../core/wire.ts";

/** The tool by which a client learns what became of its proposal; it can't decide anything. */
export const GET_APPROVAL = {
  name: "get_approval",
  description:
    "What became of a proposed change: whether it still waits for a person's countersignature, was carried out in Odoo, rejected or expired. Takes the approvalId that a proposing tool returned.",
  inputSchema: { type: "object", properties: { id: { type: "string", description: "The approvalId" } }, required: ["id"] },
  outputSchema: {
    type: "object",
    properties: {
      approvalId: { type: "string" },
      status: { type: "string" },
      summary: { type: "string" },
      waitsFor: { type: "string" },
      expiresAt: { type: "string" },
      url: { type: "string" },
      changedInOdoo: { type: ["boolean", "null"] },
      outcome: { type: ["string", "null"] },
    },
  },
  annotations: { readOnlyHint: true, openWorldHint: false },
} satisfies ToolDefinition;

/** A proposal as its requester is told of it; `changedInOdoo` is null while nobody knows yet. */
export interface ApprovalView {
  readonly approvalId: string;
  readonly status: ApprovalStatus;
  readonly summary: string;
  readonly waitsFor: string;
  readonly expiresAt: string;
  readonly url: string;
  readonly changedInOdoo: boolean | null;
  readonly outcome: string | null;
}

export function approvalUrl(publicUrl: string, id: string): string {
  return `${publicUrl}/console/approvals/${encodeURIComponent(id)}`;
}

export function viewOf(card: ApprovalCard, publicUrl: string): ApprovalView {
  return {
    approvalId: card.id,
    status: card.status,
    summary: card.summary,
    waitsFor: `${card.requirement.count > 1 ? `${card.requirement.count} of: ` : ""}${card.requirement.roles.join(" or ")}`,
    expiresAt: card.expiresAt,
    url: approvalUrl(publicUrl, card.id),
    changedInOdoo: SAID[card.status].changed,
    outcome: card.outcome,
  };
}

const SAID = {
  pending: { changed: false, text: "It waits for a countersignature. Nothing has changed in Odoo yet." },
  approved: { changed: false, text: "It is countersigned and about to be carried out. Nothing has changed in Odoo yet." },
  committing: { changed: null, text: "It is countersigned and being carried out right now." },
  committed: { changed: true, text: "It was countersigned and carried out in Odoo." },
  rejected: { changed: false, text: "It was rejected. Nothing was changed in Odoo." },
  expired: { changed: false, text: "It expired before anybody countersigned it. Nothing was changed in Odoo." },
  void: { changed: false, text: "It no longer stands. Nothing was changed in Odoo by it." },
  failed: { changed: false, text: "It could not be carried out. Nothing was changed in Odoo." },
  unknown: { changed: null, text: "Odoo's answer was lost; whether it was carried out is being checked." },
} as const satisfies Record<ApprovalStatus, { readonly changed: boolean | null; readonly text: string }>;

/** The proposal in words and as data; it says where a person decides, and offers no way to decide here. */
export function approvalResult(view: ApprovalView): CallToolResult {
  const waits =
    view.status === "pending"
      ? `\nIt waits for ${view.waitsFor}, until ${view.expiresAt}. A person decides at ${view.url} and nowhere else; ${GET_APPROVAL.name} with id ${view.approvalId} tells what became of it.`
      : "";
  const outcome = view.outcome ? `\n${view.outcome}` : "";
  return { content: [{ type: "text", text: `${view.summary}\n${SAID[view.status].text}${outcome}${waits}` }], structuredContent: { ...view } };
}
