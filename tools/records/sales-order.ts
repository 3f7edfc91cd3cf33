import type { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { amount, day, record, text, word } from "../output.ts";
import { amountOf, dayOf, textOf } from "../row-values.ts";

export const ORDER_STATUSES = ["quotation", "quotation sent", "confirmed", "partly delivered", "delivered", "cancelled"] as const;

/** What every tool says of a sales order. */
export const salesOrderShape = {
  reference: text("sale.order.name", "open"),
  customer: text("sale.order.partner_id", "personal.name"),
  customerReference: text("sale.order.client_order_ref", "open"),
  status: word("sale.order.state", ORDER_STATUSES),
  ordered: day("sale.order.date_order"),
  /** The date promised to the customer, where somebody promised one. */
  promised: day("sale.order.commitment_date"),
  total: amount("sale.order.amount_total", "commercial.total"),
  untaxed: amount("sale.order.amount_untaxed", "commercial.total"),
  currency: text("sale.order.currency_id", "open"),
  warehouse: text("sale.order.warehouse_id", "open"),
  company: text("sale.order.company_id", "open"),
};

export const salesOrder = record("sale.order", salesOrderShape);

export const SALES_ORDER_FIELDS = [
  "name",
  "partner_id",
  "client_order_ref",
  "state",
  "delivery_status",
  "date_order",
  "commitment_date",
  "amount_total",
  "amount_untaxed",
  "currency_id",
  "warehouse_id",
  "company_id",
] as const;

export function orderStatus(row: Row): (typeof ORDER_STATUSES)[number] | undefined {
  switch (row["state"]) {
    case "draft":
      return "quotation";
    case "sent":
      return "quotation sent";
    case "cancel":
      return "cancelled";
    case "sale":
      return row["delivery_status"] === "full" ? "delivered" : row["delivery_status"] === "partial" ? "partly delivered" : "confirmed";
    default:
      return undefined;
  }
}

export function describeSalesOrder(row: Row, timeZone: string): z.input<typeof salesOrder> {
  return {
    id: String(row.id),
    reference: textOf(row, "name"),
    customer: textOf(row, "partner_id"),
    customerReference: textOf(row, "client_order_ref"),
    status: orderStatus(row),
    ordered: dayOf(row, "date_order", timeZone),
    promised: dayOf(row, "commitment_date", timeZone),
    total: amountOf(row, "amount_total"),
    untaxed: amountOf(row, "amount_untaxed"),
    currency: textOf(row, "currency_id"),
    warehouse: textOf(row, "warehouse_id"),
    company: textOf(row, "company_id"),
  };
}
