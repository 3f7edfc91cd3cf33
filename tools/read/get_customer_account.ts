import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import { sumAmounts } from "../../core/money.ts";
import type { GroupRow } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import { groupCount } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { OPEN_INVOICES } from "../lookup/invoices.ts";
import { amount, from, record, text, whole } from "../output.ts";
import { describeInvoice, INVOICE_FIELDS, invoice } from "../records/invoice.ts";
import { partnerShape } from "../records/partner.ts";
import { textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const SHOWN = 15;
const OPEN = 200;
const YEAR = 365;

export const AGES = [
  "not due",
  "1 to 30 days overdue",
  "31 to 60 days overdue",
  "61 to 90 days overdue",
  "more than 90 days overdue",
  "credit notes",
] as const;
type Age = (typeof AGES)[number];
type Invoice = z.input<typeof invoice>;

const output = z.object({
  customer: record("res.partner", { name: partnerShape.name }),
  /** Only ages with something in them, each currency apart. Credit notes are to be taken off the rest. */
  ages: z.array(
    z.object({
      age: from("account.move.invoice_date_due", "open", z.enum(AGES)),
      count: whole("account.move.id"),
      amount: amount("account.move.amount_residual", "commercial.total"),
      currency: text("account.move.currency_id", "open"),
    }),
  ),
  /** The longest overdue first. */
  invoices: z.array(invoice),
  openCount: whole("account.move.id"),
  overdueCount: whole("account.move.id"),
  oldestDaysOverdue: whole("account.move.invoice_date_due"),
  /** Invoices of the last twelve months, and how many of them are paid. */
  invoicedCount: whole("account.move.id"),
  paidCount: whole("account.move.id"),
  hasMore: z.boolean(),
});
export type CustomerAccount = z.output<typeof output>;

const INVOICES: Domain = [["move_type", "=", "out_invoice"]];
const PAID = ["paid", "in_payment"];
const STATES = 20;

export default readTool({
  name: "get_customer_account",
  description:
    "A customer's open invoices by age: not due, 1 to 30, 31 to 60, 61 to 90 and more than 90 days overdue, credit notes apart; the invoices themselves, and how many of the last twelve months are paid. Takes a name; find it with find_customers.",
  models: ["res.partner", "account.move"],
  input: z.object({ customer: typed("Customer's name or reference") }),
  output,
  async run({ customer }, context) {
    const { odoo } = context;
    const partner = await resolveCustomer(context, customer);
    const own = ofPartner("partner_id", partner);
    const year: Domain = allOf(INVOICES, own, [["state", "=", "posted"]], [["invoice_date", ">=", addDays(today(context), -YEAR)]]);
    const [rows, states] = await Promise.all([
      odoo.search("account.move", {
        domain: allOf([["move_type", "in", ["out_invoice", "out_refund"]]], own, OPEN_INVOICES),
        fields: INVOICE_FIELDS,
        limit: OPEN + 1,
        order: "invoice_date_due, id",
      }),
      odoo.group("account.move", { domain: year, groupby: ["payment_state"], aggregates: ["__count"], limit: STATES }),
    ]);
    const counted = (some: readonly GroupRow[]) => some.reduce((sum, group) => sum + groupCount(group), 0);
    const open = rows.slice(0, OPEN).map((row) => describeInvoice(row, context));
    const overdue = open.map(({ daysOverdue }) => daysOverdue ?? 0).filter((days) => days > 0);
    return {
      customer: { id: String(partner.id), name: textOf(partner, "complete_name") },
      ages: agesOf(open),
      invoices: open.slice(0, SHOWN),
      openCount: open.length,
      overdueCount: overdue.length,
      oldestDaysOverdue: Math.max(0, ...overdue),
      invoicedCount: counted(states),
      paidCount: counted(states.filter((group) => PAID.includes(String(group["payment_state"])))),
      hasMore: open.length > SHOWN || rows.length > OPEN,
    };
  },
});

function agesOf(open: readonly Invoice[]) {
  return AGES.flatMap((age) => {
    const own = open.filter((one) => ageOf(one) === age);
    return [...Map.groupBy(own, ({ currency }) => currency ?? "")].map(([currency, some]) => {
      const amounts = some.flatMap((one) => (typeof one.open === "string" ? [one.open] : []));
      return { age, count: some.length, ...(amounts.length === some.length ? { amount: sumAmounts(amounts) } : {}), currency };
    });
  });
}

function ageOf({ kind, daysOverdue }: Invoice): Age {
  if (kind === "customer credit note") return "credit notes";
  const days = daysOverdue ?? 0;
  if (days <= 0) return "not due";
  if (days <= 30) return "1 to 30 days overdue";
  if (days <= 60) return "31 to 60 days overdue";
  return days <= 90 ? "61 to 90 days overdue" : "more than 90 days overdue";
}
