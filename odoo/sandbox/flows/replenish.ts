import type { Json } from "../../../core/json.ts";
import { type Env, today } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { addDays } from "../engine/time.ts";
import { pointingTo, rowOf } from "../engine/world.ts";
import { redirectWarning } from "../errors.ts";
import { quantitiesOf } from "./quantities.ts";
import { sellersOf } from "./sellers.ts";

export function vendorOf(rule: Rec): Rec | undefined {
  const product = rule.to("product_id");
  return rule.to("supplier_id") ?? (product ? sellersOf(product, { company: rule.ref("company_id"), date: today(rule.env) })[0] : undefined);
}

/** Days until what is ordered today is on the shelf. */
export function leadDays(rule: Rec): number {
  const vendor = vendorOf(rule);
  return vendor ? vendor.num("delay") + Number(rule.path("company_id.days_to_purchase") || 0) : 0;
}

/** Up to the maximum, once the forecast is below the minimum; what is already in draft orders counts. */
export function quantityToOrder(rule: Rec): number {
  const { virtual_available } = quantitiesOf({ ...rule.env, context: { location: rule.ref("location_id") } }, rule.ref("product_id"));
  const forecast = virtual_available + draftOrdered(rule);
  return forecast < rule.num("product_min_qty") ? Math.max(rule.num("product_min_qty"), rule.num("product_max_qty")) - forecast : 0;
}

function draftOrdered(rule: Rec): number {
  let sum = 0;
  for (const id of pointingTo(rule.env.world, "purchase.order.line", "product_id", rule.ref("product_id"))) {
    const line = record(rule.env, "purchase.order.line", id);
    const order = line.to("order_id");
    if (!order || !["draft", "sent", "to approve"].includes(order.str("state"))) continue;
    if (order.path("picking_type_id.warehouse_id") === rule.ref("warehouse_id")) sum += line.num("product_uom_qty");
  }
  return sum;
}

/** Orders what is missing from the vendor: into their open request for quotation, or a new one. */
export function replenish(env: Env, rules: readonly Rec[]): Json {
  let last: Rec | undefined;
  for (const rule of rules) {
    const quantity = rule.num("qty_to_order");
    if (quantity <= 0) continue;
    const vendor = vendorOf(rule);
    if (!vendor) {
      throw redirectWarning(
        `There is no matching vendor price to generate the purchase order for product ${String(rule.path("product_id.display_name"))} (no vendor defined, minimum quantity not reached, dates not valid, ...). Go on the product form and complete the list of vendors.`,
      );
    }
    last = orderFrom(env, rule, vendor, quantity);
    assign(rule, { qty_to_order_manual: 0 });
  }
  if (!last) return false;
  return {
    type: "ir.actions.client",
    tag: "display_notification",
    params: {
      title: "The following replenishment order has been generated",
      message: "%s",
      links: [{ label: last.str("name"), url: `/odoo/action-purchase.action_rfq_form/${last.id}` }],
      sticky: false,
      next: { type: "ir.actions.act_window_close" },
    },
  };
}

function orderFrom(env: Env, rule: Rec, vendor: Rec, quantity: number): Rec {
  const type = Number(rule.path("warehouse_id.in_type_id"));
  const partner = vendor.ref("partner_id");
  // Odoo's order of purchase orders is the newest first, whatever was done and undone in between.
  const newestFirst = [...pointingTo(env.world, "purchase.order", "partner_id", partner)].sort((a, b) => b - a);
  const open = newestFirst.find((id) => {
    const row = rowOf(env.world, "purchase.order", id);
    return row?.["state"] === "draft" && row["picking_type_id"] === type;
  });
  const order =
    open === undefined
      ? create({ ...env, company: rule.ref("company_id") }, "purchase.order", {
          partner_id: partner,
          picking_type_id: type,
          company_id: rule.ref("company_id"),
          origin: rule.str("name"),
          user_id: false,
        })
      : record(env, "purchase.order", open);
  const line = order.all("order_line").find((one) => one.ref("product_id") === rule.ref("product_id"));
  if (line) assign(line, { product_qty: line.num("product_qty") + quantity });
  else {
    create(env, "purchase.order.line", {
      order_id: order.id,
      product_id: rule.ref("product_id"),
      product_qty: quantity,
      date_planned: `${addDays(today(env), vendor.num("delay"))} 12:00:00`,
    });
  }
  return order;
}
