import { daysBetween } from "../../../core/dates.ts";
import type { JsonObject } from "../../../core/json.ts";
import type { Day, Invoice } from "../dataset/dataset.ts";
import { idsOf, rowsOf } from "./ledger.ts";
import { batches, createAll, type Entry, groupBy, inCompany, type SeedRun, sideBySide } from "./run.ts";

const BATCH = 25;

function invoiceEntry({ ledger }: SeedRun, invoice: Invoice): Entry {
  const sold = invoice.kind === "customer_invoice";
  const lines = invoice.lines.map((line) => {
    const settles: JsonObject = sold ? { sale_line_ids: [[6, 0, [ledger.id(line.orderLine)]]] } : { purchase_line_id: ledger.id(line.orderLine) };
    const values = {
      product_id: ledger.id(line.product),
      quantity: line.quantity,
      price_unit: line.price,
      discount: line.discount,
      tax_ids: [[6, 0, []]],
    };
    return [0, 0, { ...values, ...settles }];
  });
  return {
    xid: invoice.xid,
    values: {
      move_type: sold ? "out_invoice" : "in_invoice",
      name: invoice.name,
      partner_id: ledger.id(invoice.partner),
      invoice_date: invoice.date,
      date: invoice.date,
      ref: invoice.ref ?? false,
      invoice_origin: invoice.orderName,
      invoice_payment_term_id: ledger.own(invoice.paymentTerm),
      invoice_line_ids: lines,
    },
  };
}

async function registerLines({ door, ledger }: SeedRun, invoices: readonly Invoice[]): Promise<void> {
  const rows = rowsOf(
    await door.call("account.move", "read", { ids: invoices.map((invoice) => ledger.id(invoice.xid)), fields: ["invoice_line_ids"] }),
  );
  const lines = new Map(rows.map((row) => [row.id, idsOf(row["invoice_line_ids"])]));
  for (const invoice of invoices) {
    const ids = lines.get(ledger.id(invoice.xid))?.sort((a, b) => a - b) ?? [];
    invoice.lines.forEach((line, index) => {
      ledger.add("account.move.line", line.xid, ids[index] ?? 0);
    });
  }
  const domain = [
    ["move_id", "in", rows.map((row) => row.id)],
    ["account_type", "in", ["asset_receivable", "liability_payable"]],
  ];
  const dueLines = rowsOf(await door.call("account.move.line", "search_read", { domain, fields: ["move_id"], limit: 0, load: null }));
  const due = new Map(dueLines.map((row) => [row["move_id"], row.id]));
  for (const invoice of invoices) ledger.add("account.move.line", `${invoice.xid}_due`, due.get(ledger.id(invoice.xid)) ?? 0);
}

const LONG_AGO_DAYS = 30;

/** Invoices paid long ago are only marked as settled, with the rest of the history: payments are what takes Odoo longest. */
export function paidBy(invoice: Invoice, today: Day): "payment" | "history" | "nothing" {
  if (invoice.paidOn === null) return "nothing";
  return daysBetween(invoice.paidOn, today) > LONG_AGO_DAYS ? "history" : "payment";
}

/** One payment for each invoice, registered by month. */
async function pay({ door, ledger, data }: SeedRun, invoices: readonly Invoice[], context: JsonObject): Promise<void> {
  const paid = invoices.filter((invoice) => paidBy(invoice, data.today) === "payment");
  for (const [, month] of groupBy(paid, (invoice) => `${invoice.kind} ${invoice.paidOn?.slice(0, 7)}`)) {
    const date =
      month
        .map((invoice) => invoice.paidOn ?? "")
        .sort()
        .at(-1) ?? "";
    for (const batch of batches(month, BATCH * 2)) {
      const active = { ...context, active_model: "account.move", active_ids: batch.map((invoice) => ledger.id(invoice.xid)) };
      const wizards = idsOf(
        await door.call("account.payment.register", "create", { vals_list: [{ payment_date: date, group_payment: false }], context: active }),
      );
      await door.call("account.payment.register", "action_create_payments", { ids: wizards, context: active });
    }
  }
}

/** Customer invoices and vendor bills, posted under the data set's own numbers, some of them paid. */
export async function loadInvoices(run: SeedRun): Promise<void> {
  await sideBySide(
    groupBy(run.data.invoices, (invoice) => invoice.company),
    async (company, invoices) => {
      const context = inCompany(run.ledger.id(company));
      for (const batch of batches(invoices, BATCH)) {
        await createAll(
          run,
          "account.move",
          batch.map((invoice) => invoiceEntry(run, invoice)),
          context,
          BATCH,
        );
        await registerLines(run, batch);
        await run.door.call("account.move", "action_post", { ids: batch.map((invoice) => run.ledger.id(invoice.xid)), context });
      }
      await pay(run, invoices, context);
    },
  );
}
