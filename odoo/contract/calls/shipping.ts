import { type ContractCall, call, ref } from "../contract-call.ts";

const PICKING = [
  "name",
  "state",
  "scheduled_date",
  "date_deadline",
  "has_deadline_issue",
  "date_done",
  "carrier_id",
  "carrier_tracking_ref",
  "backorder_id",
];
const MOVES = ["product_id", "product_uom_qty", "quantity", "picked", "state", "date"];
const QUIET = { skip_sms: true };
const ready = ref("sale_s10007_delivery");
const waiting = ref("sale_s10001_delivery");
const reno = ref("sale_s10015_delivery");

/** Deliveries: new dates, validation in whole and in part, returns, counts. */
export const SHIPPING_CALLS: readonly ContractCall[] = [
  call("service", "shipping: move a delivery", "stock.picking", "write", { ids: [ready], vals: { scheduled_date: "2027-02-03 15:00:00" } }),
  call("service", "shipping: the moved delivery", "stock.picking", "read", { ids: [ready], fields: PICKING }),
  call("service", "shipping: its moves moved with it", "stock.move", "search_read", {
    domain: [["picking_id", "=", ready]],
    fields: [...MOVES, "date_deadline"],
    order: "id",
  }),
  call("warehouse", "shipping: set carrier and tracking", "stock.picking", "write", {
    ids: [ready],
    vals: { carrier_id: ref("carrier_swiftwing"), carrier_tracking_ref: "SW1" },
  }),
  call("warehouse", "shipping: validate what is ready", "stock.picking", "button_validate", { ids: [ready], context: QUIET }),
  call("warehouse", "shipping: the validated delivery", "stock.picking", "read", { ids: [ready], fields: PICKING }),
  call("warehouse", "shipping: its moves are done", "stock.move", "search_read", {
    domain: [["picking_id", "=", ready]],
    fields: MOVES,
    order: "id",
  }),
  call("service", "shipping: the order counts as delivered", "sale.order", "read", {
    ids: [ref("sale_s10007")],
    fields: ["delivery_status", "invoice_status", "effective_date"],
  }),
  call("service", "shipping: and so do its lines", "sale.order.line", "search_read", {
    domain: [["order_id", "=", ref("sale_s10007")]],
    fields: ["product_id", "qty_delivered", "qty_to_invoice", "qty_to_deliver"],
    order: "id",
  }),
  call("warehouse", "shipping: validating again is a silent success", "stock.picking", "button_validate", { ids: [ready], context: QUIET }),
  call("warehouse", "shipping: a finished delivery can be moved all the same", "stock.picking", "write", {
    ids: [ready],
    vals: { scheduled_date: "2027-02-04 15:00:00" },
  }),
  call("warehouse", "shipping: nothing reserved is refused", "stock.picking", "button_validate", { ids: [waiting], context: QUIET }),
  call("warehouse", "shipping: checking availability of what is not there", "stock.picking", "action_assign", { ids: [waiting] }),
  call("warehouse", "shipping: it still waits", "stock.picking", "read", { ids: [waiting], fields: ["state", "products_availability_state"] }),
  call("warehouse", "shipping: unreserve a delivery", "stock.picking", "do_unreserve", { ids: [reno] }),
  call("warehouse", "shipping: the unreserved delivery", "stock.picking", "read", { ids: [reno], fields: ["state"] }),
  call("warehouse", "shipping: reserve it again", "stock.picking", "action_assign", { ids: [reno] }),
  call("warehouse", "shipping: find its move", "stock.move", "search_read", { domain: [["picking_id", "=", reno]], fields: MOVES }, [
    { name: "reno move", model: "stock.move", path: [0, "id"] },
  ]),
  call("warehouse", "shipping: pick a part of it", "stock.move", "write", { ids: [ref("reno move")], vals: { quantity: 8, picked: true } }),
  call("warehouse", "shipping: validating a part asks about the rest", "stock.picking", "button_validate", { ids: [reno], context: QUIET }),
  call("warehouse", "shipping: nothing is done before the answer", "stock.picking", "read", { ids: [reno], fields: ["state", "date_done"] }),
  call("warehouse", "shipping: validate the part and keep the rest open", "stock.picking", "button_validate", {
    ids: [reno],
    context: { ...QUIET, skip_backorder: true },
  }),
  call(
    "warehouse",
    "shipping: the delivery and its backorder",
    "stock.picking",
    "search_read",
    { domain: [["sale_id", "=", ref("sale_s10015")]], fields: PICKING, order: "id" },
    [{ name: "reno backorder", model: "stock.picking", path: [1, "id"] }],
  ),
  call("warehouse", "shipping: what was sent and what is left", "stock.move", "search_read", {
    domain: [["picking_id.sale_id", "=", ref("sale_s10015")]],
    fields: MOVES,
    order: "id",
  }),
  call("service", "shipping: the order is delivered in part", "sale.order", "read", {
    ids: [ref("sale_s10015")],
    fields: ["delivery_status", "invoice_status"],
  }),
  call("warehouse", "shipping: validate what is there and drop the rest", "stock.picking", "button_validate", {
    ids: [ref("sale_s10009_delivery")],
    context: { ...QUIET, skip_backorder: true, picking_ids_not_to_backorder: [ref("sale_s10009_delivery")] },
  }),
  call("warehouse", "shipping: no backorder is left", "stock.picking", "search_read", {
    domain: [["sale_id", "=", ref("sale_s10009")]],
    fields: PICKING,
    order: "id",
  }),
  call("warehouse", "shipping: the dropped rest", "stock.move", "search_read", {
    domain: [["picking_id.sale_id", "=", ref("sale_s10009")]],
    fields: MOVES,
    order: "id",
  }),
  call("warehouse", "shipping: cancel a backorder", "stock.picking", "action_cancel", { ids: [ref("reno backorder")] }),
  call("warehouse", "shipping: cancelling a finished delivery is refused", "stock.picking", "action_cancel", { ids: [ready] }),
  call("warehouse", "shipping: deleting a finished delivery is refused", "stock.picking", "unlink", { ids: [ready] }),
  call("warehouse", "shipping: begin a return", "stock.return.picking", "create", { vals_list: [{ picking_id: ready }] }, [
    { name: "return wizard", model: "stock.return.picking" },
  ]),
  call(
    "warehouse",
    "shipping: its lines start at nothing",
    "stock.return.picking.line",
    "search_read",
    { domain: [["wizard_id", "=", ref("return wizard")]], fields: ["product_id", "quantity"], order: "id" },
    [{ name: "return line", model: "stock.return.picking.line", path: [0, "id"] }],
  ),
  call("warehouse", "shipping: returning nothing is refused", "stock.return.picking", "action_create_returns", { ids: [ref("return wizard")] }),
  call("warehouse", "shipping: say how much comes back", "stock.return.picking.line", "write", { ids: [ref("return line")], vals: { quantity: 1 } }),
  call("warehouse", "shipping: create the return", "stock.return.picking", "action_create_returns", { ids: [ref("return wizard")] }, [
    { name: "return", model: "stock.picking", path: ["res_id"] },
  ]),
  call("warehouse", "shipping: the return", "stock.picking", "read", {
    ids: [ref("return")],
    fields: ["state", "origin", "return_id", "picking_type_id", "partner_id"],
  }),
  call("warehouse", "shipping: receive the return", "stock.picking", "button_validate", { ids: [ref("return")], context: QUIET }),
  call("service", "shipping: less counts as delivered", "sale.order.line", "search_read", {
    domain: [["order_id", "=", ref("sale_s10007")]],
    fields: ["product_id", "qty_delivered"],
    order: "id",
  }),
  call("warehouse", "shipping: service may not begin a return", "stock.return.picking", "has_access", { ids: [], operation: "create" }),
  call("service", "shipping: neither may customer service", "stock.return.picking", "create", { vals_list: [{ picking_id: ready }] }),
  call(
    "manager",
    "shipping: count a shelf",
    "stock.quant",
    "create",
    {
      vals_list: [{ product_id: ref("product_vlv_0125"), location_id: ref("location_col_stock"), inventory_quantity: 75 }],
      context: { inventory_mode: true },
    },
    [{ name: "counted", model: "stock.quant" }],
  ),
  call("manager", "shipping: a count not yet applied", "stock.quant", "read", {
    ids: [ref("counted")],
    fields: ["quantity", "inventory_quantity", "inventory_diff_quantity"],
  }),
  call("manager", "shipping: apply the count", "stock.quant", "action_apply_inventory", { ids: [ref("counted")], context: { inventory_mode: true } }),
  call("manager", "shipping: the counted shelf", "product.product", "read", {
    ids: [ref("product_vlv_0125")],
    fields: ["qty_available", "free_qty", "virtual_available"],
  }),
  call("warehouse", "shipping: now some of it can be reserved", "stock.picking", "action_assign", { ids: [waiting] }),
  call("warehouse", "shipping: in part", "stock.move", "search_read", { domain: [["picking_id", "=", waiting]], fields: MOVES }),
];
