import { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { amount, day, record, text, whole, word } from "../output.ts";
import { amountOf, dayOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

export const INVOICE_KINDS = ["customer invoice", "customer credit note", "vendor bill", "vendor refund"] as const;
export const INVOICE_STATUSES = ["draft", "open", "partly paid", "in payment", "paid", "reversed", "blocked", "cancelled"] as const;

/** What every tool says of an invoice, bill or credit note. */
export const invoiceShape = {
  reference: text("account.move.name", "open"),
  kind: word("account.move.move_type", INVOICE_KINDS),
  partner: text("account.move.partner_id", "personal.name"),
  /** The vendor's own number on a bill, the customer's reference on an invoice. */
  partnerReference: text("account.move.ref", "open"),
  origin: text("account.move.invoice_origin", "open"),
  status: word("account.move.payment_state", INVOICE_STATUSES),
  date: day("account.move.invoice_date"),
  due: day("account.move.invoice_date_due"),
  /** An invoice or bill with something left to pay, past its due day. */
  overdue: z.boolean().optional(),
  daysOverdue: whole("account.move.invoice_date_due"),
  total: amount("account.move.amount_total", "commercial.total"),
  open: amount("account.move.amount_residual", "commercial.total"),
  currency: text("account.move.currency_id", "open"),
  company: text("account.move.company_id", "open"),
};

export const invoice = record("account.move", invoiceShape);

export const INVOICE_FIELDS = [
  "name",
  "move_type",
  "partner_id",
  "ref",
  "invoice_origin",
  "state",
  "payment_state",
  "invoice_date",
  "invoice_date_due",
  "amount_total",
  "amount_residual",
  "currency_id",
  "company_id",
] as const;

const KIND_OF: { readonly [moveType: string]: (typeof INVOICE_KINDS)[number] } = {
  out_invoice: "customer invoice",
  out_refund: "customer credit note",
  in_invoice: "vendor bill",
  in_refund: "vendor refund",
};

const STATUS_OF: { readonly [paymentState: string]: (typeof INVOICE_STATUSES)[number] } = {
  not_paid: "open",
  partial: "partly paid",
  in_payment: "in payment",
  paid: "paid",
  reversed: "reversed",
  blocked: "blocked",
};

export function invoiceStatus(row: Row): (typeof INVOICE_STATUSES)[number] | undefined {
  if (row["state"] === "draft") return "draft";
  if (row["state"] === "cancel") return "cancelled";
  return STATUS_OF[String(row["payment_state"])];
}

export function describeInvoice(row: Row, when: Pick<ToolContext, "now" | "timeZone">): z.input<typeof invoice> {
  const status = invoiceStatus(row);
  const due = dayOf(row, "invoice_date_due", when.timeZone);
  const pays = row["move_type"] === "out_invoice" || row["move_type"] === "in_invoice";
  const daysOverdue = pays && (status === "open" || status === "partly paid" || status === "blocked") ? daysPast(due, when) : 0;
  return {
    id: String(row.id),
    reference: textOf(row, "name"),
    kind: KIND_OF[String(row["move_type"])],
    partner: textOf(row, "partner_id"),
    partnerReference: textOf(row, "ref"),
    origin: textOf(row, "invoice_origin"),
    status,
    date: dayOf(row, "invoice_date", when.timeZone),
    due,
    overdue: daysOverdue > 0,
    daysOverdue,
    total: amountOf(row, "amount_total"),
    open: amountOf(row, "amount_residual"),
    currency: textOf(row, "currency_id"),
    company: textOf(row, "company_id"),
  };
}
