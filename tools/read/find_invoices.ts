import { z } from "zod";
import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolvePartner } from "../lookup/customers.ts";
import { OPEN_INVOICES, overdueInvoices } from "../lookup/invoices.ts";
import { bestMatches, referenceDomain } from "../lookup/reference.ts";
import { describeInvoice, INVOICE_FIELDS, invoice } from "../records/invoice.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 25;

const input = z.object({
  partner: typed("Customer's or vendor's name").optional(),
  reference: typed("Invoice number, the vendor's own number, or the order that it bills").optional(),
  status: z.enum(["draft", "open", "overdue", "paid"]).optional().describe("open: something is left to pay; overdue: open and past its due day"),
  kind: z.enum(["customer", "vendor"]).optional(),
});

const output = z.object({ invoices: z.array(invoice), hasMore: z.boolean() });
export type FoundInvoices = z.output<typeof output>;

const MOVE_TYPES = {
  customer: ["out_invoice", "out_refund"],
  vendor: ["in_invoice", "in_refund"],
  both: ["out_invoice", "out_refund", "in_invoice", "in_refund"],
} as const;

export default readTool({
  name: "find_invoices",
  description: `Find customer invoices, vendor bills and credit notes by partner, number, order and payment status, with what is left to pay. At most ${LIMIT}, the newest first (open and overdue ones: the first due first); hasMore says whether to narrow the search.`,
  models: ["account.move", "res.partner"],
  input,
  output,
  async run({ partner, reference, status, kind }, context) {
    const who = partner === undefined ? undefined : await resolvePartner(context, partner);
    const domain = allOf(
      [["move_type", "in", MOVE_TYPES[kind ?? "both"]]],
      who ? ofPartner("partner_id", who) : [],
      reference === undefined ? [] : mentions(reference),
      status === undefined ? [] : inStatus(status, context),
    );
    const order = status === "open" || status === "overdue" ? "invoice_date_due, id" : "invoice_date desc, id desc";
    const found = await context.odoo.search("account.move", { domain, fields: INVOICE_FIELDS, limit: LIMIT + 1, order });
    const rows = reference === undefined ? found : bestMatches(reference, found, ["name", "ref", "invoice_origin"]);
    return { invoices: rows.slice(0, LIMIT).map((row) => describeInvoice(row, context)), hasMore: found.length > LIMIT };
  },
});

function mentions(reference: string): Domain {
  return anyOf(
    referenceDomain("name", reference),
    [["name", "ilike", reference]],
    [["ref", "ilike", reference]],
    referenceDomain("invoice_origin", reference),
    [["invoice_origin", "ilike", reference]],
  );
}

function inStatus(status: NonNullable<z.output<typeof input>["status"]>, context: ToolContext): Domain {
  switch (status) {
    case "draft":
      return [["state", "=", "draft"]];
    case "open":
      return OPEN_INVOICES;
    case "overdue":
      return overdueInvoices(context);
    case "paid":
      return [
        ["state", "=", "posted"],
        ["payment_state", "in", ["paid", "in_payment", "reversed"]],
      ];
  }
}
