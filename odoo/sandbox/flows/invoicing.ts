import type { Json } from "../../../core/json.ts";
import { type Env, inCompany } from "../engine/env.ts";
import { create } from "../engine/mutate.ts";
import type { Rec } from "../engine/record.ts";
import { userError } from "../errors.ts";
import { addressOf } from "./addresses.ts";

/** Customer invoices for what is to be invoiced, one for each customer and company. */
export function invoiceOrders(env: Env, wizards: readonly Rec[]): Json {
  const orders = wizards.flatMap((wizard) => wizard.all("sale_order_ids"));
  const groups = new Map<string, Rec[]>();
  for (const order of orders) {
    const key = [order.ref("company_id"), order.ref("partner_invoice_id"), order.ref("currency_id")].join("|");
    const group = groups.get(key);
    if (group) group.push(order);
    else groups.set(key, [order]);
  }
  const invoices = [...groups.values()].flatMap((group) => invoiceGroup(env, group));
  if (invoices.length === 0) {
    throw userError(
      "Cannot create an invoice. No items are available to invoice.\n\nTo resolve this issue, please ensure that:\n   • The products have been delivered before attempting to invoice them.\n   • The invoicing policy of the product is configured correctly.\n",
    );
  }
  return openMoves(invoices, "Invoices", "out_invoice");
}

function invoiceGroup(env: Env, orders: readonly Rec[]): number[] {
  const [first] = orders;
  if (!first) return [];
  const lines = orders
    .flatMap((order) => order.all("order_line"))
    .filter((line) => line.num("qty_to_invoice") !== 0 && line.str("display_type") === "");
  if (lines.length === 0) return [];
  const company = inCompany(env, first.ref("company_id"));
  const invoice = create(company, "account.move", {
    move_type: "out_invoice",
    company_id: first.ref("company_id"),
    partner_id: first.ref("partner_invoice_id"),
    partner_shipping_id: first.ref("partner_shipping_id"),
    currency_id: first.ref("currency_id"),
    invoice_user_id: first.ref("user_id") || false,
    team_id: first.ref("team_id") || false,
    invoice_origin: orders.map((order) => order.str("name")).join(", "),
    ref: first.str("client_order_ref") || false,
    payment_reference: first.str("reference") || false,
    invoice_payment_term_id: first.ref("payment_term_id") || false,
    invoice_line_ids: lines.map((line, index) => [
      0,
      0,
      {
        sequence: index + 1,
        name: line.str("name"),
        product_id: line.ref("product_id"),
        product_uom_id: line.ref("product_uom_id"),
        quantity: line.num("qty_to_invoice"),
        discount: line.num("discount"),
        price_unit: line.num("price_unit"),
        tax_ids: [[6, 0, line.ids("tax_ids")]],
        sale_line_ids: [[4, line.id]],
        is_downpayment: line.bool("is_downpayment"),
      },
    ]),
  });
  return [invoice.id];
}

/** Vendor bills for what was received: one for each vendor, whatever the number of orders; an empty one when there is nothing. */
export function billOrders(env: Env, orders: readonly Rec[]): Json {
  const groups = new Map<string, Rec[]>();
  for (const order of orders) {
    if (order.str("state") !== "purchase") continue;
    const key = [order.ref("company_id"), order.ref("partner_id"), order.ref("currency_id")].join("|");
    const group = groups.get(key);
    if (group) group.push(order);
    else groups.set(key, [order]);
  }
  if (groups.size === 0)
    throw userError(
      "There is no invoiceable line. If a product has a control policy based on received quantity, please make sure that a quantity has been received.",
    );
  const bills = [...groups.values()].map((group) => billGroup(env, group));
  return openMoves(bills, "Vendor Bills", "in_invoice");
}

function billGroup(env: Env, orders: readonly Rec[]): number {
  const [first] = orders;
  if (!first) throw userError("There is no invoiceable line.");
  const lines = orders.flatMap((order) => order.all("order_line")).filter((line) => line.str("display_type") === "");
  const partner = first.to("partner_id");
  return create(inCompany(env, first.ref("company_id")), "account.move", {
    move_type: "in_invoice",
    company_id: first.ref("company_id"),
    partner_id: partner ? addressOf(partner, "invoice") : false,
    currency_id: first.ref("currency_id"),
    invoice_user_id: first.ref("user_id") || env.uid,
    invoice_origin: orders.map((order) => order.str("name")).join(", "),
    ref:
      orders
        .map((order) => order.str("partner_ref"))
        .filter(Boolean)
        .join(", ") || false,
    payment_reference: orders.length === 1 ? first.str("partner_ref") || false : false,
    invoice_payment_term_id: first.ref("payment_term_id") || false,
    invoice_line_ids: lines.map((line) => [
      0,
      0,
      {
        name: `${orders.length > 0 ? String(line.path("order_id.name")) : ""}: ${line.str("name")}`,
        product_id: line.ref("product_id"),
        product_uom_id: line.ref("product_uom_id"),
        quantity: line.num("qty_to_invoice"),
        discount: line.num("discount"),
        price_unit: line.num("price_unit"),
        tax_ids: [[6, 0, line.ids("tax_ids")]],
        purchase_line_id: line.id,
        is_downpayment: line.bool("is_downpayment"),
      },
    ]),
  }).id;
}

export function openMoves(ids: readonly number[], name: string, type: string): Json {
  const action = { name, type: "ir.actions.act_window", res_model: "account.move", context: { default_move_type: type } };
  return ids.length === 1
    ? { ...action, view_mode: "form", res_id: ids[0] ?? 0 }
    : { ...action, view_mode: "list,form", domain: [["id", "in", ids]] };
}
