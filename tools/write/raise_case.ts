import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { today } from "../days.ts";
import { typed } from "../inputs.ts";
import { ANY_RECORD_MODELS, resolveAny } from "../lookup/any-record.ts";
import { ownUser } from "../lookup/own-user.ts";
import { idOf, textOf } from "../row-values.ts";
import { spokenDay } from "../spoken-dates.ts";
import { type ToolContext, writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.raise_case;
/** Days within which a case is dealt with. */
const DUE_AFTER = { urgent: 1, normal: 3, low: 7 } as const;
/** Who looks after a record, by its model. */
const OWNERS: { readonly [model: string]: string } = {
  "sale.order": "user_id",
  "stock.picking": "user_id",
  "purchase.order": "user_id",
  "account.move": "invoice_user_id",
};

export default writeTool({
  name: "raise_case",
  description:
    "Propose a service case on a record: an activity for whoever looks after the record in Odoo, due in 1 day when urgent, 3 normally, 7 when low. Takes the reference of an order, delivery, purchase order or invoice, or a customer's name.",
  models: [...ANY_RECORD_MODELS, "res.users"],
  input: z.object({
    on: typed("Reference of an order, delivery, purchase order or invoice, or a customer's name"),
    problem: typed("What is wrong, in a few words"),
    priority: z.enum(["urgent", "normal", "low"]).default("normal").describe("How soon somebody must look at it"),
  }),
  async plan({ on, problem, priority }, context) {
    const { model, id, label, company } = await resolveAny(context, on);
    const owner = await ownerOf(context, model, id);
    const due = addDays(today(context), DUE_AFTER[priority]);
    const summary = `Service case (${priority}): ${problem}`;
    return {
      kind: "raise_case",
      model,
      ids: [id],
      operation,
      method,
      values: { summary, date_deadline: due, user_id: owner.id },
      before: {},
      company,
      summary: `Raise a case on ${label}, due ${spokenDay(due)}: ${problem}`,
      lines: [
        { field: "mail.activity.summary", label: "Case", before: null, after: summary },
        { field: "mail.activity.date_deadline", label: "Due", before: null, after: spokenDay(due) },
        { field: "mail.activity.user_id", label: "For", before: null, after: owner.name },
      ],
      sources: [{ model, id, label }],
    };
  },
});

/** The record's own person, or the asker where it has none that they may see. */
async function ownerOf(context: ToolContext, model: string, id: number): Promise<{ readonly id: number; readonly name: string }> {
  const field = OWNERS[model];
  if (field !== undefined) {
    const [row] = await context.odoo.read(model, [id], [field]);
    const owner = row && idOf(row, field);
    if (row && owner !== undefined) return { id: owner, name: textOf(row, field) ?? "whoever looks after it in Odoo" };
  }
  const own = await ownUser(context);
  if (own === undefined)
    throw new CopilotError("NOT_FOUND", "Nobody looks after this record in Odoo, and you have no user there. Ask an administrator.");
  return { id: own, name: "you" };
}
