import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import type { Row } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolveInvoice } from "../lookup/invoices.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { resolveShipped } from "../lookup/returnable.ts";
import { likeness } from "../lookup/words.ts";
import { type MessageTemplate, namesIn, placeholdersOf } from "../message-template.ts";
import { restsOn } from "../rests-on.ts";
import { idOf, textOf } from "../row-values.ts";
import { type ToolContext, writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.message_customer;

export default writeTool({
  name: "message_customer",
  description:
    "Propose a message to the customer of an order, a shipped delivery or an invoice, in the words of one approved template: order_confirmation, order_delayed, order_rest_follows, delivery_shipped, payment_reminder or another of the policy. Odoo sends it by e-mail after the countersignature.",
  models: ["sale.order", "stock.picking", "account.move", "res.partner", "res.company"],
  input: z.object({
    about: typed("Reference of the order, delivery or invoice"),
    template: typed("The template's name, such as order_delayed"),
  }),
  async plan({ about, template }, context) {
    const chosen = templateCalled(template, context.templates ?? []);
    const names = [...new Set(namesIn(`${chosen.subject}\n${chosen.body}`))];
    const placeholders = names.flatMap((name) => placeholdersOf(chosen.on).get(name) ?? []);
    const fields = [...new Set(placeholders.map(({ field }) => field))];
    const row = await recordFor(
      chosen,
      about,
      ["state", "partner_id", "company_id", ...(chosen.on === "account.move" ? ["currency_id"] : []), ...fields],
      context,
    );
    const reference = textOf(row, "name") ?? about;
    if (row["state"] === "cancel") throw new CopilotError("STALE", `${reference} is cancelled, so there is nothing to write about it.`);
    const fill = (words: string) => filled(words, chosen, row, reference, context.timeZone);
    const subject = fill(chosen.subject);
    const body = fill(chosen.body).trim();
    const partner = await recipient(context, row, reference);
    return {
      kind: "message_customer",
      model: chosen.on,
      ids: [row.id],
      operation,
      method,
      values: { partner_id: partner.id, subject, body },
      before: { [String(row.id)]: restsOn(row, ["state", "partner_id", ...fields]) },
      company: await companyOf(context, row),
      summary: `Write to ${partner.name} about ${reference}: ${chosen.title}`,
      lines: [
        { field: `${chosen.on}.partner_id`, label: "To", before: null, after: partner.name },
        { field: "mail.message.body", label: "Subject", before: null, after: subject },
        { field: "mail.message.body", label: "Message", before: null, after: body },
      ],
      sources: [{ model: chosen.on, id: row.id, label: reference }],
    };
  },
});

function templateCalled(typedName: string, templates: readonly MessageTemplate[]): MessageTemplate {
  const said = typedName
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
  const exact = templates.find(({ id }) => id === said);
  if (exact) return exact;
  const scored = templates.map((template) => ({
    template,
    score: Math.max(likeness(typedName, template.title), likeness(typedName, template.id.replaceAll("_", " "))),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const [first, ...others] = scored.filter(({ score }) => score === best && score > 0);
  const offered = templates.map(({ id }) => id).join(", ") || "none; ask whoever keeps the policy";
  if (!first || others.length > 0)
    throw new CopilotError("BAD_INPUT", `There is no one approved template called "${typedName.slice(0, 60)}". There are: ${offered}.`);
  return first.template;
}

function recordFor(template: MessageTemplate, about: string, fields: readonly string[], context: ToolContext): Promise<Row> {
  switch (template.on) {
    case "sale.order":
      return resolveOrder(context, about, ["name", ...fields.filter((field) => field !== "name")]);
    case "stock.picking":
      return resolveShipped(context, about, fields);
    case "account.move":
      return resolveInvoice(context, about, "out_invoice", fields);
  }
}

/** The customer of the record, who must have an e-mail address for anything to be sent. */
async function recipient(context: ToolContext, row: Row, reference: string): Promise<{ readonly id: number; readonly name: string }> {
  const id = idOf(row, "partner_id");
  const [partner] = id === undefined ? [] : await context.odoo.read("res.partner", [id], ["complete_name", "email"]);
  if (!partner) throw new CopilotError("NOT_FOUND", `${reference} has no customer whom you may write to.`);
  const name = textOf(partner, "complete_name") ?? "the customer";
  if (textOf(partner, "email") === null) throw new CopilotError("NOT_FOUND", `${name} has no e-mail address in Odoo. Have it added there first.`);
  return { id: partner.id, name };
}

/** The words with what the record holds; a message with a hole in it is not proposed. */
function filled(words: string, template: MessageTemplate, row: Row, reference: string, timeZone: string): string {
  return words.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => {
    const placeholder = placeholdersOf(template.on).get(name);
    const value = placeholder?.shows(row, timeZone);
    if (!value)
      throw new CopilotError(
        "BAD_INPUT",
        `${reference} has no ${placeholder?.noun ?? name}, which this message tells. Have it set first, or choose another template.`,
      );
    return value;
  });
}
