import { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { amount, day, record, text, whole, word } from "../output.ts";
import { amountOf, dayOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

export const PURCHASE_STATUSES = ["request for quotation", "to approve", "confirmed", "partly received", "received", "cancelled"] as const;

/** What every tool says of a purchase order. */
export const purchaseOrderShape = {
  reference: text("purchase.order.name", "open"),
  vendor: text("purchase.order.partner_id", "personal.name"),
  vendorReference: text("purchase.order.partner_ref", "open"),
  status: word("purchase.order.state", PURCHASE_STATUSES),
  ordered: day("purchase.order.date_order"),
  expected: day("purchase.order.date_planned"),
  /** Confirmed, not all received, and the expected day is past. */
  late: z.boolean().optional(),
  daysLate: whole("purchase.order.date_planned"),
  total: amount("purchase.order.amount_total", "vendor_terms.total"),
  untaxed: amount("purchase.order.amount_untaxed", "vendor_terms.total"),
  currency: text("purchase.order.currency_id", "open"),
  company: text("purchase.order.company_id", "open"),
};

export const purchaseOrder = record("purchase.order", purchaseOrderShape);

export const PURCHASE_ORDER_FIELDS = [
  "name",
  "partner_id",
  "partner_ref",
  "state",
  "receipt_status",
  "date_order",
  "date_planned",
  "amount_total",
  "amount_untaxed",
  "currency_id",
  "company_id",
] as const;

export function purchaseStatus(row: Row): (typeof PURCHASE_STATUSES)[number] | undefined {
  switch (row["state"]) {
    case "draft":
    case "sent":
      return "request for quotation";
    case "to approve":
      return "to approve";
    case "cancel":
      return "cancelled";
    case "purchase":
    case "done":
      return row["receipt_status"] === "full" ? "received" : row["receipt_status"] === "partial" ? "partly received" : "confirmed";
    default:
      return undefined;
  }
}

export function describePurchaseOrder(row: Row, when: Pick<ToolContext, "now" | "timeZone">): z.input<typeof purchaseOrder> {
  const status = purchaseStatus(row);
  const expected = dayOf(row, "date_planned", when.timeZone);
  const daysLate = status === "confirmed" || status === "partly received" ? daysPast(expected, when) : 0;
  return {
    id: String(row.id),
    reference: textOf(row, "name"),
    vendor: textOf(row, "partner_id"),
    vendorReference: textOf(row, "partner_ref"),
    status,
    ordered: dayOf(row, "date_order", when.timeZone),
    expected,
    late: daysLate > 0,
    daysLate,
    total: amountOf(row, "amount_total"),
    untaxed: amountOf(row, "amount_untaxed"),
    currency: textOf(row, "currency_id"),
    company: textOf(row, "company_id"),
  };
}
