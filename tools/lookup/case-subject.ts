import { allOf, type Domain } from "../../core/domain.ts";
import { CopilotError } from "../../core/errors.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { DELIVERY_FIELDS } from "../records/delivery.ts";
import { PARTNER_FIELDS } from "../records/partner.ts";
import { SALES_ORDER_FIELDS } from "../records/sales-order.ts";
import { idOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { ofPartner, resolveCustomer } from "./customers.ts";
import { resolveOrder } from "./orders.ts";

const ORDERS = 20;
const DELIVERIES = 60;

/** What a complaint or a case is about: one order, or a customer with their last orders. */
export interface CaseSubject {
  readonly order?: Row;
  readonly customer?: Row;
  /** The order, or the customer's last ones, the newest first. */
  readonly orders: readonly Row[];
  readonly pickings: readonly Row[];
  /** Finds the documents of the same customer or order by a partner field. */
  readonly invoices: Domain;
}

export const CASE_MODELS = ["sale.order", "stock.picking", "res.partner"] as const;

export async function caseSubject(
  context: ToolContext,
  asked: { readonly order?: string | undefined; readonly customer?: string | undefined },
): Promise<CaseSubject> {
  if (asked.order !== undefined) return ofOrder(context, asked.order);
  if (asked.customer === undefined) throw new CopilotError("BAD_INPUT", "Name an order or a customer.");
  const customer = await resolveCustomer(context, asked.customer, PARTNER_FIELDS);
  const own = ofPartner("partner_id", customer);
  const [orders, pickings] = await Promise.all([
    context.odoo.search("sale.order", { domain: own, fields: SALES_ORDER_FIELDS, limit: ORDERS, order: "date_order desc, id desc" }),
    context.odoo.search("stock.picking", {
      domain: allOf(own, [["sale_id", "!=", false]]),
      fields: DELIVERY_FIELDS,
      limit: DELIVERIES,
      order: "scheduled_date desc, id desc",
    }),
  ]);
  return { customer, orders, pickings, invoices: own };
}

async function ofOrder(context: ToolContext, typed: string): Promise<CaseSubject> {
  const order = await resolveOrder(context, typed, SALES_ORDER_FIELDS, {
    picking_ids: { model: "stock.picking", fields: DELIVERY_FIELDS, limit: DELIVERIES, order: "scheduled_date, id" },
  });
  const pickings = relatedRows(order, "picking_ids");
  return { order, orders: [order], pickings, invoices: [["invoice_origin", "=", order["name"] ?? ""]] };
}

/** The partners on whose own pages something may be noted: the customer's, or the order's. */
export function partnersOf({ customer, orders }: CaseSubject): readonly Row[] {
  if (customer) return [customer];
  return orders.flatMap((row) => {
    const id = idOf(row, "partner_id");
    return id === undefined ? [] : [{ id }];
  });
}
