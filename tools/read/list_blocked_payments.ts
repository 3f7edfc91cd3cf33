import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { groupAmount, groupCount, groupName } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { amount, text, whole } from "../output.ts";
import { describeInvoice, INVOICE_FIELDS, invoice } from "../records/invoice.ts";
import { readTool } from "../tool.ts";

const LIMIT = 25;
const CURRENCIES = 10;

const output = z.object({
  /** The first due first. */
  bills: z.array(invoice),
  /** All of them together, each currency apart. */
  totals: z.array(
    z.object({
      billCount: whole("account.move.id"),
      open: amount("account.move.amount_residual", "commercial.total"),
      currency: text("account.move.currency_id", "open"),
    }),
  ),
  hasMore: z.boolean(),
});
export type BlockedPayments = z.output<typeof output>;

const HELD: Domain = [
  ["move_type", "in", ["in_invoice", "in_refund"]],
  ["state", "=", "posted"],
  ["payment_state", "=", "blocked"],
];

export default readTool({
  name: "list_blocked_payments",
  description: `Vendor bills whose payment is held: vendor, due day, days overdue and what is left to pay. By vendor or all; at most ${LIMIT}, the first due first.`,
  models: ["account.move", "res.partner"],
  input: z.object({ vendor: typed("Vendor's name").optional() }),
  output,
  async run({ vendor }, context) {
    const domain = allOf(HELD, vendor === undefined ? [] : ofPartner("partner_id", await resolveVendor(context, vendor)));
    const [rows, totals] = await Promise.all([
      context.odoo.search("account.move", { domain, fields: INVOICE_FIELDS, limit: LIMIT + 1, order: "invoice_date_due, id" }),
      context.odoo.group("account.move", { domain, groupby: ["currency_id"], aggregates: ["amount_residual:sum", "__count"], limit: CURRENCIES }),
    ]);
    return {
      bills: rows.slice(0, LIMIT).map((row) => describeInvoice(row, context)),
      totals: totals.map((group) => ({
        billCount: groupCount(group),
        open: groupAmount(group, "amount_residual:sum"),
        currency: groupName(group, "currency_id"),
      })),
      hasMore: rows.length > LIMIT,
    };
  },
});
