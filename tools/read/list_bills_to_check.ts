import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { daysPast } from "../days.ts";
import { groupAmount, groupCount, groupName } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { amount, record, text, whole } from "../output.ts";
import { describeInvoice, INVOICE_FIELDS, invoiceShape } from "../records/invoice.ts";
import { dayOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 25;
const CURRENCIES = 10;

const output = z.object({
  /** The first due first. */
  bills: z.array(
    record("account.move", {
      ...invoiceShape,
      /** Since the bill's own date; null where it has none yet. */
      daysWaiting: whole("account.move.invoice_date"),
    }),
  ),
  /** All bills to check together, each currency apart. */
  totals: z.array(
    z.object({
      billCount: whole("account.move.id"),
      total: amount("account.move.amount_total", "commercial.total"),
      currency: text("account.move.currency_id", "open"),
    }),
  ),
  hasMore: z.boolean(),
});
export type BillsToCheck = z.output<typeof output>;

const TO_CHECK: Domain = [
  ["move_type", "in", ["in_invoice", "in_refund"]],
  ["state", "=", "draft"],
];

export default readTool({
  name: "list_bills_to_check",
  description: `Vendor bills and refunds that are drafts, so somebody must check and post them: vendor, date, due day, amount and purchase order. By vendor or all; at most ${LIMIT}, the first due first.`,
  models: ["account.move", "res.partner"],
  input: z.object({ vendor: typed("Vendor's name").optional() }),
  output,
  async run({ vendor }, context) {
    const ofVendor = vendor === undefined ? [] : ofPartner("partner_id", await resolveVendor(context, vendor));
    const domain = allOf(TO_CHECK, ofVendor);
    const [rows, totals] = await Promise.all([
      context.odoo.search("account.move", { domain, fields: INVOICE_FIELDS, limit: LIMIT + 1, order: "invoice_date_due, id" }),
      context.odoo.group("account.move", { domain, groupby: ["currency_id"], aggregates: ["amount_total:sum", "__count"], limit: CURRENCIES }),
    ]);
    return {
      bills: rows.slice(0, LIMIT).map((row) => {
        const date = dayOf(row, "invoice_date", context.timeZone);
        return { ...describeInvoice(row, context), daysWaiting: date ? daysPast(date, context) : null };
      }),
      totals: totals.map((group) => ({
        billCount: groupCount(group),
        total: groupAmount(group, "amount_total:sum"),
        currency: groupName(group, "currency_id"),
      })),
      hasMore: rows.length > LIMIT,
    };
  },
});
