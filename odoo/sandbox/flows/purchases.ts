import { hasGroup } from "../engine/access.ts";
import { round } from "../engine/coerce.ts";
import { type Env, inCompany, today } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, records } from "../engine/record.ts";
import { userError } from "../errors.ts";
import { assignMoves, cancelMove, isFinished } from "./moves.ts";
import { confirmMoves } from "./pickings.ts";
import { noteOrigin } from "./sales.ts";
import { sellersOf } from "./sellers.ts";
import { convert } from "./uom.ts";

/** Above the company's limit a purchase manager has to approve; `caller` is who asks, with their own rights. */
const mayApprove = (caller: Env, order: Rec) =>
  order.path("company_id.po_double_validation") !== "two_step" ||
  order.num("amount_total") < Number(order.path("company_id.po_double_validation_amount") || 0) ||
  hasGroup(caller, "purchase.group_purchase_manager");

export function confirmPurchases(caller: Env, orders: readonly Rec[]): void {
  for (const order of orders) {
    if (!["draft", "sent"].includes(order.str("state"))) continue;
    if (order.all("order_line").some((line) => line.str("display_type") === "" && !line.bool("is_downpayment") && line.ref("product_id") === 0)) {
      throw userError("Some order lines are missing a product, you need to correct them before going further.");
    }
    rememberVendor(order);
    if (mayApprove(caller, order)) approve(order);
    else assign(order, { state: "to approve" });
  }
}

export function approvePurchases(caller: Env, orders: readonly Rec[]): void {
  for (const order of orders) if (mayApprove(caller, order)) approve(order);
}

function approve(order: Rec): void {
  assign(order, { state: "purchase", date_approve: order.env.now, ...(order.path("company_id.po_lock") === "lock" ? { locked: true } : {}) });
  receive(order, order.all("order_line"));
}

/** A vendor who sells a product for the first time becomes one of its vendors. */
function rememberVendor(order: Rec): void {
  const partner = Number(order.path("partner_id.commercial_partner_id")) || order.ref("partner_id");
  for (const line of order.all("order_line")) {
    const product = line.to("product_id");
    if (!product) continue;
    const sellers = product.all("seller_ids");
    if (sellers.length > 10 || sellers.some((seller) => [partner, order.ref("partner_id")].includes(seller.ref("partner_id")))) continue;
    create(inCompany(order.env, order.ref("company_id")), "product.supplierinfo", {
      partner_id: partner,
      sequence: sellers.length > 0 ? Math.max(...sellers.map((seller) => seller.num("sequence"))) + 1 : 1,
      min_qty: 0,
      price: line.num("price_unit"),
      currency_id: order.ref("currency_id"),
      discount: line.num("discount"),
      delay: 0,
      product_tmpl_id: product.ref("product_tmpl_id"),
    });
  }
}

/** Makes the receipt, or adds to the open one, for what the lines still need. */
export function receive(order: Rec, lines: readonly Rec[]): void {
  const { env } = order;
  const goods = lines.filter((line) => line.path("product_id.type") === "consu" && missing(line) > 0);
  if (goods.length === 0) return;
  const type = order.to("picking_type_id");
  const supplier = Number(order.path("partner_id.property_stock_supplier") || 0) || (type?.ref("default_location_src_id") ?? 0);
  const open = order.all("picking_ids").find((picking) => !isFinished(picking));
  const picking =
    open ??
    create(env, "stock.picking", {
      picking_type_id: order.ref("picking_type_id"),
      partner_id: order.ref("partner_id"),
      user_id: false,
      scheduled_date: order.get("date_order") as string,
      origin: order.str("name"),
      location_id: supplier,
      location_dest_id: type?.ref("default_location_dest_id") ?? 0,
      company_id: order.ref("company_id"),
    });
  const reference = order.ids("reference_ids")[0] ?? create(env, "stock.reference", { name: order.str("name") }).id;
  if (order.ids("reference_ids").length === 0) assign(order, { reference_ids: [[4, reference]] });
  const moves = goods.map((line) => receiptMove(order, line, picking, reference));
  confirmMoves(env, moves);
  if (!open && moves[0]) noteOrigin(moves[0], "purchase.order", order);
}

function missing(line: Rec): number {
  const had = line.all("move_ids").filter((move) => move.str("state") !== "cancel" && move.path("location_dest_id.usage") !== "supplier");
  return round(
    line.num("product_qty") -
      had.reduce((sum, move) => sum + convert(line.env, move.num("product_uom_qty"), move.ref("product_uom"), line.ref("product_uom_id")), 0),
    2,
  );
}

function receiptMove(order: Rec, line: Rec, picking: Rec, reference: number): Rec {
  const unit = Number(line.path("product_id.uom_id"));
  const planned = line.str("date_planned") || order.str("date_planned") || order.env.now;
  const quantity = convert(order.env, missing(line), line.ref("product_uom_id"), unit);
  return create(order.env, "stock.move", {
    product_id: line.ref("product_id"),
    date: planned,
    date_deadline: planned,
    location_id: picking.ref("location_id"),
    location_dest_id: picking.ref("location_dest_id"),
    location_final_id: picking.ref("location_dest_id"),
    picking_id: picking.id,
    partner_id: order.ref("partner_id"),
    purchase_line_id: line.id,
    company_id: order.ref("company_id"),
    price_unit: line.num("product_uom_qty") ? round(line.num("price_subtotal") / line.num("product_uom_qty"), 6) : line.num("price_unit"),
    picking_type_id: order.ref("picking_type_id"),
    origin: order.str("name"),
    warehouse_id: Number(order.path("picking_type_id.warehouse_id") || 0),
    product_uom_qty: quantity,
    product_uom: unit,
    sequence: line.num("sequence"),
    reference_ids: [[6, 0, [reference]]],
  });
}

export function cancelPurchases(orders: readonly Rec[]): void {
  for (const order of orders) {
    if (order.bool("locked")) throw userError(`Unable to cancel purchase order(s): ['${order.str("name")}']. You must first unlock them.`);
    if (order.all("invoice_ids").some((bill) => !["cancel", "draft"].includes(bill.str("state")))) {
      throw userError(`Unable to cancel purchase order(s): ['${order.str("name")}']. You must first cancel their related vendor bills.`);
    }
  }
  for (const order of orders) {
    for (const line of order.all("order_line")) for (const move of line.all("move_ids")) if (!isFinished(move)) cancelMove(move);
    assign(order, { state: "cancel" });
  }
}

/** More is ordered: the open receipt brings more. Less: it brings less. */
export function changeReceipt(line: Rec): void {
  const order = line.to("order_id");
  if (order?.str("state") !== "purchase") return;
  const rest = missing(line);
  if (rest > 0) {
    const open = line.all("move_ids").find((move) => !isFinished(move));
    if (open) {
      assign(open, {
        product_uom_qty: round(open.num("product_uom_qty") + convert(line.env, rest, line.ref("product_uom_id"), open.ref("product_uom")), 2),
      });
      assignMoves([open]);
    } else receive(order, [line]);
  }
}

/** The vendor's price, discount, lead time and code for a line. */
export function sellerOf(line: Rec): Rec | undefined {
  const product = line.to("product_id");
  const order = line.to("order_id");
  if (!product || !order) return undefined;
  const quantity = convert(line.env, line.num("product_qty"), line.ref("product_uom_id"), product.ref("uom_id"));
  return sellersOf(product, {
    company: order.ref("company_id"),
    date: order.str("date_order").slice(0, 10) || today(line.env),
    partner: order.ref("partner_id"),
    quantity,
  })[0];
}

export const purchasesOf = (env: Env, ids: readonly number[]) => records(env, "purchase.order", ids);
