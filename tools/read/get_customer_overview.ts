import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import { decimalAmount, sumAmounts } from "../../core/money.ts";
import type { Row } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { OPEN_INVOICES } from "../lookup/invoices.ts";
import { lateDeliveries } from "../lookup/late.ts";
import { amount, text, whole } from "../output.ts";
import { DELIVERY_FIELDS, delivery, describeDelivery } from "../records/delivery.ts";
import { describeInvoice, INVOICE_FIELDS, invoice } from "../records/invoice.ts";
import { describePartner, PARTNER_FIELDS, partner } from "../records/partner.ts";
import { describeSalesOrder, SALES_ORDER_FIELDS, salesOrder } from "../records/sales-order.ts";
import { textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const EACH = 10;
const LAST = 5;
/** Read at once, to find the open ones among them. */
const ORDERS = 100;
const INVOICES_READ = 200;
const COUNTED = 500;
const COMPANIES = 50;
const YEAR = 365;

/** One for each currency; a list is absent where the person may not see what it sums. */
const sums = (path: string) =>
  z.array(z.object({ amount: amount(path, "commercial.total"), currency: text("res.currency.name", "open") })).optional();

const output = z.object({
  customer: partner,
  /** Confirmed and not all delivered, the oldest first. */
  openOrders: z.array(salesOrder),
  openOrderCount: whole("sale.order.id"),
  lateDeliveries: z.array(delivery),
  /** Posted and not paid, the first due first; credit notes included. */
  openInvoices: z.array(invoice),
  openAmount: sums("account.move.amount_residual"),
  overdueAmount: sums("account.move.amount_residual"),
  /** The newest first, quotations and done ones included. */
  lastOrders: z.array(salesOrder),
  /** Untaxed, invoiced less credited, in the last 12 months. */
  revenue: sums("account.move.amount_untaxed_signed"),
  hasMore: z.boolean(),
});
export type CustomerOverview = z.output<typeof output>;

const INVOICES: Domain = [["move_type", "in", ["out_invoice", "out_refund"]]];
const OPEN_ORDERS: Domain = [
  ["state", "=", "sale"],
  ["delivery_status", "in", ["pending", "started", "partial"]],
];

function isOpenOrder(row: Row): boolean {
  return row["state"] === "sale" && ["pending", "started", "partial"].includes(String(row["delivery_status"]));
}

/** Whether a ready delivery lacks a part of its stock is not looked up here, so nothing is said of why it has not left. */
function withoutGuess(one: z.input<typeof delivery>): z.input<typeof delivery> {
  return { ...one, why: one.why.filter((reason) => reason !== "ready but not shipped") };
}

export default readTool({
  name: "get_customer_overview",
  description: `One customer at a glance: open orders, late deliveries, open and overdue invoices, last orders, revenue of the last 12 months. At most ${EACH} of each; hasMore says that there are others. Takes a name; find it with find_customers.`,
  models: ["res.partner", "sale.order", "stock.picking", "account.move", "res.company"],
  input: z.object({ customer: typed("Customer's name or reference") }),
  output,
  async run({ customer }, context) {
    const { odoo } = context;
    const row = await resolveCustomer(context, customer, PARTNER_FIELDS);
    const own = ofPartner("partner_id", row);
    const [orders, late, money] = await Promise.all([
      odoo.search("sale.order", { domain: own, fields: SALES_ORDER_FIELDS, limit: ORDERS, order: "date_order desc, id desc" }),
      odoo.search("stock.picking", {
        domain: allOf(own, lateDeliveries(context)),
        fields: DELIVERY_FIELDS,
        limit: EACH + 1,
        order: "scheduled_date, id",
      }),
      invoicesOf(own, context),
    ]);
    const shownLate = late.slice(0, EACH);
    const open = orders.filter(isOpenOrder).reverse();
    // Only a customer with more orders than are read at once needs their open ones counted apart.
    const openOrderCount = orders.length < ORDERS ? open.length : await odoo.count("sale.order", allOf(own, OPEN_ORDERS), COUNTED);
    return {
      customer: describePartner(row),
      openOrders: open.slice(0, EACH).map((order) => describeSalesOrder(order, context.timeZone)),
      openOrderCount,
      lateDeliveries: shownLate.map((one) => withoutGuess(describeDelivery(one, [], context))),
      lastOrders: orders.slice(0, LAST).map((order) => describeSalesOrder(order, context.timeZone)),
      ...money.answer,
      hasMore: openOrderCount > EACH || late.length > EACH || money.hasMore,
    };
  },
});

/** What concerns money, for those who may read invoices; sums are Odoo's own, in each company's currency. */
async function invoicesOf(own: Domain, context: ToolContext) {
  const { odoo } = context;
  if (odoo.sight("account.move", "name") === "hidden") return { answer: { openInvoices: [] }, hasMore: false };
  const since = addDays(today(context), -YEAR);
  const invoiced: Domain = [
    ["state", "=", "posted"],
    ["invoice_date", ">=", since],
    ["invoice_date", "<=", today(context)],
  ];
  const [rows, revenue] = await Promise.all([
    odoo.search("account.move", {
      domain: allOf(INVOICES, own, OPEN_INVOICES),
      fields: INVOICE_FIELDS,
      limit: INVOICES_READ,
      order: "invoice_date_due, id",
    }),
    sumOf("amount_untaxed_signed", allOf(INVOICES, own, invoiced), context),
  ]);
  const all = rows.map((row) => describeInvoice(row, context));
  const isWhole = rows.length < INVOICES_READ && odoo.sight("account.move", "amount_residual") === "shown";
  const openAmount = isWhole ? sumsOf(all) : undefined;
  const overdueAmount = isWhole ? sumsOf(all.filter(({ overdue }) => overdue)) : undefined;
  return { answer: { openInvoices: all.slice(0, EACH), openAmount, overdueAmount, revenue }, hasMore: all.length > EACH };
}

/** What is open, less open credit notes, each currency apart. */
function sumsOf(invoices: readonly z.input<typeof invoice>[]): { amount: string; currency: string }[] {
  return [...Map.groupBy(invoices, ({ currency }) => currency ?? "")].map(([currency, own]) => ({
    amount: sumAmounts(own.map(({ open, kind }) => (kind === "customer credit note" ? `-${open ?? "0"}` : (open ?? "0")))),
    currency,
  }));
}

/** Odoo's own sums, which are in each company's currency, with companies of one currency together. */
async function sumOf(field: string, domain: Domain, { odoo }: ToolContext): Promise<{ amount: string; currency: string }[] | undefined> {
  if (odoo.sight("account.move", field) !== "shown") return undefined;
  const groups = await odoo.group("account.move", { domain, groupby: ["company_id"], aggregates: [`${field}:sum`], limit: COMPANIES });
  const sums = groups.flatMap((group) => {
    const company = group["company_id"];
    return Array.isArray(company) && typeof company[0] === "number" ? [{ company: company[0], amount: decimalAmount(group[`${field}:sum`]) }] : [];
  });
  if (sums.length === 0) return [];
  const companies = await odoo.read(
    "res.company",
    sums.map((sum) => sum.company),
    ["currency_id"],
  );
  const byCurrency = Map.groupBy(sums, (sum) => {
    const company = companies.find((row) => row.id === sum.company);
    return (company && textOf(company, "currency_id")) ?? "";
  });
  return [...byCurrency].map(([currency, own]) => ({ amount: sumAmounts(own.map((sum) => sum.amount)), currency }));
}
