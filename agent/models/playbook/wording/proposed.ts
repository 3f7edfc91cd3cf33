import { dayIn } from "../../../../core/dates.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import type { ToolResult } from "../../model.ts";

type Proposed = Extract<ToolResult, { kind: "proposed" }>;

/** What waits, for whom, until when, and that nothing has happened yet. */
export function proposedText({ summary, approvers, expiresAt, outcome }: Proposed, timeZone: string, { say, told, day }: Speech): string {
  const change = told(summary.replace(/\.$/, ""));
  if (outcome !== undefined)
    return say("A standing order has signed in advance for this: **{change}**. {outcome}", { change, outcome: told(outcome) });
  const expiry = dayIn(timeZone, new Date(expiresAt));
  const until = expiresAt.startsWith(expiry) ? ` ${say("The request lapses on {day}.", { day: day(expiry) })}` : "";
  const waiting = say("I've proposed this: **{change}**. Nothing has changed in Odoo yet: it waits for {approvers} to countersign it.", {
    change,
    approvers: told(approvers),
  });
  return `${waiting}${until}`;
}
