import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { ANY_RECORD_MODELS, resolveAny } from "../lookup/any-record.ts";
import { ownUser } from "../lookup/own-user.ts";
import { spokenDay } from "../spoken-dates.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.schedule_activity;

export default writeTool({
  name: "schedule_activity",
  description:
    "Propose a to-do for oneself on a record, with the day by which it is to be done. Takes the reference of an order, delivery, purchase order or invoice, or a customer's name.",
  models: [...ANY_RECORD_MODELS, "res.users"],
  input: z.object({
    on: typed("Reference of an order, delivery, purchase order or invoice, or a customer's name"),
    summary: typed("What is to be done, in a few words"),
    due: isoDay("The day by which, YYYY-MM-DD"),
    note: z.string().trim().min(1).max(4_000).optional().describe("More about it, plain text"),
  }),
  async plan({ on, summary, due, note }, context) {
    if (due < today(context)) throw new CopilotError("BAD_INPUT", `${spokenDay(due)} is past. Give a day from today on.`);
    const [{ model, id, label, company }, user] = await Promise.all([resolveAny(context, on), ownUser(context)]);
    return {
      kind: "schedule_activity",
      model,
      ids: [id],
      operation,
      method,
      values: {
        summary,
        date_deadline: due,
        ...(user === undefined ? {} : { user_id: user }),
        ...(note === undefined ? {} : { note: asHtml(note) }),
      },
      before: {},
      company,
      summary: `Schedule "${summary}" on ${label} by ${spokenDay(due)}`,
      lines: [
        { field: "mail.activity.summary", label: "Activity", before: null, after: summary },
        { field: "mail.activity.date_deadline", label: "Due", before: null, after: spokenDay(due) },
        ...(note === undefined ? [] : [{ field: "mail.activity.note", label: "Note", before: null, after: note }]),
      ],
      sources: [{ model, id, label }],
    };
  },
});

const ENTITIES: { readonly [character: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** An activity's note is HTML in Odoo; what was typed must stay text. */
function asHtml(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character).replaceAll("\n", "<br>");
}
