import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { sumAmounts } from "../../core/money.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { OPEN_INVOICES } from "../lookup/invoices.ts";
import { amount, from, record, text, whole } from "../output.ts";
import { amountOf, dayOf, idOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 15;
const PAGE = 500;
const PAGES = 4;

const AGES = ["not due", "1 to 30 days", "31 to 60 days", "61 to 90 days", "over 90 days"] as const;

const open = amount("account.move.amount_residual", "commercial.total");
const currency = text("account.move.currency_id", "open");

const output = z.object({
  /** By age and currency, the youngest first. */
  ages: z.array(
    z.object({ age: from("account.move.invoice_date_due", "open", z.enum(AGES)), invoiceCount: whole("account.move.id"), open, currency }),
  ),
  /** All open and all overdue invoices, each currency apart. */
  totals: z.array(z.object({ open, overdueAmount: open, overdueCount: whole("account.move.id"), currency })),
  /** Customers with something overdue, the most first; each currency apart. */
  customers: z.array(
    record("res.partner", {
      customer: text("account.move.partner_id", "personal.name"),
      overdueAmount: open,
      overdueCount: whole("account.move.id"),
      /** Of the oldest one. */
      daysOverdue: whole("account.move.invoice_date_due"),
      currency,
    }),
  ),
  hasMore: z.boolean(),
});
export type ReceivablesAgeing = z.output<typeof output>;

export default readTool({
  name: "get_receivables_ageing",
  description: `Open customer invoices by how long they are overdue (not due, 1 to 30, 31 to 60, 61 to 90, over 90 days), and the ${LIMIT} customers with the most overdue, each currency apart. One customer or all.`,
  models: ["account.move", "res.partner"],
  input: z.object({ customer: typed("Customer's name").optional() }),
  output,
  async run({ customer }, context) {
    const ofCustomer = customer === undefined ? [] : ofPartner("partner_id", await resolveCustomer(context, customer));
    const { rows, isAll } = await openInvoices(allOf(OPEN_INVOICES, [["move_type", "=", "out_invoice"]], ofCustomer), context);
    const items = rows.map((row) => describe(row, context));
    const late = items.filter(({ daysOverdue }) => daysOverdue > 0);
    const customers = [...Map.groupBy(late, (one) => `${one.customerId}|${one.currency}`).values()]
      .map((own) => ({
        id: String(own[0]?.customerId ?? 0),
        customer: own[0]?.customer,
        overdueAmount: sumOf(own),
        overdueCount: own.length,
        daysOverdue: Math.max(...own.map((one) => one.daysOverdue)),
        currency: own[0]?.currency,
      }))
      .sort((one, other) => Number(other.overdueAmount ?? 0) - Number(one.overdueAmount ?? 0));
    const ages = AGES.flatMap((age) =>
      [
        ...Map.groupBy(
          items.filter((one) => one.age === age),
          (one) => one.currency,
        ),
      ].map(([name, own]) => ({
        age,
        invoiceCount: own.length,
        open: sumOf(own),
        currency: name,
      })),
    );
    const totals = [...Map.groupBy(items, (one) => one.currency)].map(([name, own]) => {
      const overdue = own.filter(({ daysOverdue }) => daysOverdue > 0);
      return { open: sumOf(own), overdueAmount: sumOf(overdue), overdueCount: overdue.length, currency: name };
    });
    return { ages, totals, customers: customers.slice(0, LIMIT), hasMore: !isAll || customers.length > LIMIT };
  },
});

/** The first due first, page by page; invoices beyond the last page are the youngest. */
async function openInvoices(domain: Domain, { odoo }: ToolContext): Promise<{ readonly rows: readonly Row[]; readonly isAll: boolean }> {
  const rows: Row[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const found = await odoo.search("account.move", {
      domain,
      fields: ["partner_id", "invoice_date_due", "amount_residual", "currency_id"],
      limit: PAGE,
      offset: page * PAGE,
      order: "invoice_date_due, id",
    });
    rows.push(...found);
    if (found.length < PAGE) return { rows, isAll: true };
  }
  return { rows, isAll: false };
}

function describe(row: Row, context: ToolContext) {
  const daysOverdue = daysPast(dayOf(row, "invoice_date_due", context.timeZone), context);
  return {
    customerId: idOf(row, "partner_id"),
    customer: textOf(row, "partner_id"),
    open: amountOf(row, "amount_residual"),
    currency: textOf(row, "currency_id"),
    daysOverdue,
    age: AGES[daysOverdue === 0 ? 0 : Math.min(4, Math.ceil(daysOverdue / 30))] ?? AGES[4],
  };
}

/** Absent where one of the amounts is not seen. */
function sumOf(items: readonly { readonly open: string | undefined }[]): string | undefined {
  const seen = items.flatMap((one) => one.open ?? []);
  return seen.length === items.length ? sumAmounts(seen) : undefined;
}
