import { dayIn } from "../../../../core/dates.ts";
import type { ToolResult } from "../../model.ts";
import { day } from "./format.ts";

type Proposed = Extract<ToolResult, { kind: "proposed" }>;

/** What waits, for whom, until when, and that nothing has happened yet. */
export function proposedText({ summary, approvers, expiresAt, outcome }: Proposed, timeZone: string): string {
  if (outcome !== undefined) return `A standing order has signed in advance for this: **${summary.replace(/\.$/, "")}**. ${outcome}`;
  const expiry = dayIn(timeZone, new Date(expiresAt));
  const until = expiresAt.startsWith(expiry) ? ` The request lapses on ${day(expiry)}.` : "";
  return `I've proposed this: **${summary.replace(/\.$/, "")}**. Nothing has changed in Odoo yet: it waits for ${approvers} to countersign it.${until}`;
}
