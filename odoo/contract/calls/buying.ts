import { type ContractCall, call, ref } from "../contract-call.ts";

const ORDER = [
  "name",
  "state",
  "partner_id",
  "date_approve",
  "date_planned",
  "amount_untaxed",
  "amount_total",
  "receipt_status",
  "invoice_status",
  "company_id",
  "picking_type_id",
  "currency_id",
];
const LINES = ["product_id", "product_qty", "product_uom_id", "price_unit", "price_subtotal", "date_planned", "qty_received", "qty_invoiced"];
const PICKING = ["name", "origin", "state", "partner_id", "picking_type_id", "scheduled_date", "date_deadline"];
const bought = (name: string, order: string) => call("buyer", `buying: ${name}`, "purchase.order", "read", { ids: [ref(order)], fields: ORDER });
const QUIET = { skip_sms: true };

/** Purchase orders from the request to the bill, double validation included. */
export const BUYING_CALLS: readonly ContractCall[] = [
  call(
    "buyer",
    "buying: create a request for quotation",
    "purchase.order",
    "create",
    {
      vals_list: [
        {
          partner_id: ref("supplier_kestrel"),
          order_line: [
            [0, 0, { product_id: ref("product_vlv_0100"), product_qty: 40, price_unit: 12.5, date_planned: "2027-04-01 12:00:00" }],
            [0, 0, { product_id: ref("product_vlv_0130"), product_qty: 10, price_unit: 20, date_planned: "2027-04-05 12:00:00" }],
          ],
        },
      ],
    },
    [{ name: "rfq", model: "purchase.order" }],
  ),
  bought("the request", "rfq"),
  call("buyer", "buying: its lines", "purchase.order.line", "search_read", { domain: [["order_id", "=", ref("rfq")]], fields: LINES, order: "id" }, [
    { name: "rfq line 1", model: "purchase.order.line", path: [0, "id"] },
    { name: "rfq line 2", model: "purchase.order.line", path: [1, "id"] },
  ]),
  call(
    "buyer",
    "buying: a price that Odoo looks up",
    "purchase.order",
    "create",
    { vals_list: [{ partner_id: ref("supplier_kestrel"), order_line: [[0, 0, { product_id: ref("product_vlv_0125"), product_qty: 20 }]] }] },
    [{ name: "priced rfq", model: "purchase.order" }],
  ),
  call("buyer", "buying: the vendor's price", "purchase.order.line", "search_read", {
    domain: [["order_id", "=", ref("priced rfq")]],
    fields: ["product_id", "product_qty", "price_unit", "price_subtotal"],
  }),
  call("buyer", "buying: confirm", "purchase.order", "button_confirm", { ids: [ref("rfq")] }),
  bought("the confirmed order", "rfq"),
  call("buyer", "buying: confirming again is a silent success", "purchase.order", "button_confirm", { ids: [ref("rfq")] }),
  call("buyer", "buying: its receipt", "stock.picking", "search_read", { domain: [["purchase_id", "=", ref("rfq")]], fields: PICKING }, [
    { name: "rfq receipt", model: "stock.picking", path: [0, "id"] },
  ]),
  call(
    "buyer",
    "buying: the receipt's moves",
    "stock.move",
    "search_read",
    {
      domain: [["picking_id", "=", ref("rfq receipt")]],
      fields: ["product_id", "product_uom_qty", "quantity", "state", "date", "date_deadline"],
      order: "id",
    },
    [{ name: "rfq move 1", model: "stock.move", path: [0, "id"] }],
  ),
  call("manager", "buying: it is on its way", "product.product", "read", {
    ids: [ref("product_vlv_0100")],
    fields: ["qty_available", "incoming_qty", "virtual_available"],
  }),
  call("buyer", "buying: a line's date moves", "purchase.order.line", "write", {
    ids: [ref("rfq line 1")],
    vals: { date_planned: "2027-04-20 12:00:00" },
  }),
  bought("the order's date is its first line's", "rfq"),
  call("buyer", "buying: the receipt's deadline follows, its plan does not", "stock.move", "search_read", {
    domain: [["picking_id", "=", ref("rfq receipt")]],
    fields: ["product_id", "date", "date_deadline"],
    order: "id",
  }),
  call("warehouse", "buying: receive a part", "stock.move", "write", { ids: [ref("rfq move 1")], vals: { quantity: 25, picked: true } }),
  call("warehouse", "buying: with a backorder", "stock.picking", "button_validate", {
    ids: [ref("rfq receipt")],
    context: { ...QUIET, skip_backorder: true },
  }),
  bought("the order is received in part", "rfq"),
  call("buyer", "buying: what was received", "purchase.order.line", "search_read", {
    domain: [["order_id", "=", ref("rfq")]],
    fields: LINES,
    order: "id",
  }),
  call("warehouse", "buying: the receipts", "stock.picking", "search_read", {
    domain: [["purchase_id", "=", ref("rfq")]],
    fields: [...PICKING, "backorder_id"],
    order: "id",
  }),
  call("accountant", "buying: bill it", "purchase.order", "action_create_invoice", { ids: [ref("rfq")] }, [
    { name: "rfq bill", model: "account.move", path: ["res_id"] },
  ]),
  call("accountant", "buying: the draft bill", "account.move", "read", {
    ids: [ref("rfq bill")],
    fields: ["move_type", "state", "partner_id", "invoice_origin", "amount_untaxed", "amount_total", "invoice_date", "payment_state"],
  }),
  call("accountant", "buying: the bill's lines", "account.move.line", "search_read", {
    domain: [
      ["move_id", "=", ref("rfq bill")],
      ["display_type", "=", "product"],
    ],
    fields: ["product_id", "quantity", "price_unit", "price_subtotal", "purchase_line_id"],
    order: "id",
  }),
  call("buyer", "buying: what was received in part can be cancelled all the same", "purchase.order", "button_cancel", {
    ids: [ref("purchase_p10005")],
  }),
  bought("the cancelled order", "purchase_p10005"),
  call("warehouse", "buying: its open receipt is cancelled, the finished one is not", "stock.picking", "search_read", {
    domain: [["id", "in", [ref("purchase_p10005_receipt"), ref("purchase_p10005_backorder")]]],
    fields: PICKING,
    order: "id",
  }),
  call("buyer", "buying: cancel a request", "purchase.order", "button_cancel", { ids: [ref("priced rfq")] }),
  call("buyer", "buying: reopen it", "purchase.order", "button_draft", { ids: [ref("priced rfq")] }),
  bought("the reopened request", "priced rfq"),
  call("buyer", "buying: a request without a vendor", "purchase.order", "create", { vals_list: [{}] }),
  call("buyer", "buying: deleting a confirmed order is refused", "purchase.order", "unlink", { ids: [ref("rfq")] }),
  call("buyer", "buying: confirm the anchored request", "purchase.order", "button_confirm", { ids: [ref("purchase_p10006")] }),
  bought("it is confirmed", "purchase_p10006"),
  call("manager", "buying: replenish by a rule", "stock.warehouse.orderpoint", "search_read", {
    domain: [["warehouse_id.code", "=", "COL"]],
    fields: ["product_id", "product_min_qty"],
    order: "product_id",
    limit: 1,
  }),
];
