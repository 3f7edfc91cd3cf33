import { solveSourcing } from "../insight/sourcing/solve-sourcing.ts";
import type { MessageTemplate } from "./message-template.ts";
import { exampleDocuments } from "./test-documents.ts";
import { memoryReader, type World } from "./test-memory-reader.ts";
import {
  ACME,
  at,
  company,
  currency,
  invoice,
  move,
  note,
  order,
  partner,
  picking,
  product,
  purchase,
  receipt,
  receiptMove,
  reorderRule,
  VALVE,
} from "./test-rows.ts";
import type { ToolContext } from "./tool.ts";

/** For tests: noon of 4 June 2026 in New York. */
export const NOW = new Date("2026-06-04T16:00:00Z");

/** For tests: an order that waits for a late receipt, one shipped in part, a quotation, and namesakes. */
export const exampleWorld: World = {
  "res.company": [{ id: 1, name: "Harbor Supply", currency_id: currency }],
  "res.users": [{ id: 5, login: "customer_service@demo" }],
  "res.partner": [
    partner(10, "Acme Fasteners", { city: "Berlin", ref: "C-0042", street: "Hauptstr. 1", email: "buy@acme.example" }),
    partner(11, "Acme Fasteners", { city: "Munich" }),
    partner(12, "Acme Fasteners, Petra Klein", { commercial_partner_id: ACME, city: "Berlin" }),
    partner(13, "Azure Interior", { city: "Fremont" }),
    partner(20, "Northwind Metals", { customer_rank: 0, supplier_rank: 3 }),
    partner(30, "Sam Staff", { partner_share: false }),
  ],
  "product.product": [
    product(70, "VLV-0125", "Ball valve 1/2 inch"),
    product(71, "VLV-0126", "Ball valve 3/4 inch"),
    product(72, "BRG-6204", "Bearing 6204", { list_price: 8, standard_price: 3, free_qty: 4 }),
    product(73, "OLD-1", "Retired gasket", { sale_ok: false }),
  ],
  "stock.warehouse": [
    { id: 1, name: "Main", code: "WH", company_id: company },
    { id: 2, name: "Chicago", code: "CHI", company_id: company },
  ],
  "stock.picking.type": [
    { id: 1, warehouse_id: [1, "Main"] },
    { id: 2, warehouse_id: [1, "Main"] },
    { id: 3, warehouse_id: [2, "Chicago"] },
  ],
  "sale.order": [
    order(25, "S00025", ACME, { client_order_ref: "PO-991", commitment_date: at("2026-06-01"), order_line: [251, 252], picking_ids: [47] }),
    order(27, "S00027", [11, "Acme Fasteners"], { delivery_status: "partial", order_line: [271], picking_ids: [49, 50] }),
    order(28, "S00028", ACME, {
      state: "draft",
      delivery_status: false,
      date_order: at("2026-06-03"),
      validity_date: "2026-06-01",
      user_id: [31, "Maya Lindqvist"],
    }),
    order(29, "S00029", ACME, { state: "cancel", delivery_status: false }),
    order(30, "S00030", [13, "Azure Interior"], { delivery_status: "pending", picking_ids: [51, 52] }),
  ],
  "sale.order.line": [
    {
      id: 251,
      order_id: [25, "S00025"],
      sequence: 1,
      display_type: false,
      product_id: VALVE,
      product_uom_id: [1, "Units"],
      product_uom_qty: 12,
      qty_delivered: 0,
      price_unit: 24.5,
      discount: 0,
      price_subtotal: 294,
      currency_id: currency,
    },
    {
      id: 252,
      order_id: [25, "S00025"],
      sequence: 2,
      display_type: "line_note",
      product_id: false,
      product_uom_id: false,
      product_uom_qty: 0,
      qty_delivered: 0,
      price_unit: 0,
      discount: 0,
      price_subtotal: 0,
    },
    {
      id: 281,
      order_id: [28, "S00028"],
      sequence: 1,
      display_type: false,
      state: "draft",
      product_id: VALVE,
      product_uom_id: [1, "Units"],
      product_uom_qty: 10,
      qty_delivered: 0,
      price_unit: 24.5,
      discount: 0,
      price_subtotal: 245,
    },
    {
      id: 271,
      order_id: [27, "S00027"],
      sequence: 1,
      display_type: false,
      product_id: [72, "[BRG-6204] Bearing 6204"],
      product_uom_id: [1, "Units"],
      product_uom_qty: 30,
      qty_delivered: 10,
      price_unit: 8,
      discount: 5,
      price_subtotal: 228,
      currency_id: currency,
    },
  ],
  "delivery.carrier": [
    { id: 1, name: "Parcel", sequence: 1, delivery_type: "fixed", fixed_price: 9.5 },
    { id: 2, name: "Freight Line", sequence: 2, delivery_type: "fixed", fixed_price: 48 },
    { id: 3, name: "Sky Courier", sequence: 3, delivery_type: "sky_api", fixed_price: 0 },
  ],
  "stock.warehouse.orderpoint": [
    reorderRule(1, VALVE, [1, "Main"], { qty_to_order: 35 }),
    reorderRule(2, VALVE, [2, "Chicago"]),
    reorderRule(3, [72, "[BRG-6204] Bearing 6204"], [1, "Main"]),
  ],
  "stock.picking": [
    picking(47, "WH/OUT/00047", { sale_id: [25, "S00025"], partner_id: ACME, scheduled_date: at("2026-06-01"), date_deadline: at("2026-06-01") }),
    picking(49, "WH/OUT/00049", {
      sale_id: [27, "S00027"],
      state: "done",
      date_done: at("2026-05-28"),
      carrier_id: [1, "Parcel"],
      carrier_tracking_ref: "TRK123456",
    }),
    picking(50, "WH/OUT/00050", { sale_id: [27, "S00027"], backorder_id: [49, "WH/OUT/00049"] }),
    picking(51, "WH/OUT/00051", { sale_id: [30, "S00030"] }),
    picking(52, "CHI/OUT/00047", { sale_id: [30, "S00030"], picking_type_id: [3, "Chicago: deliveries"] }),
    receipt(60, "WH/IN/00007", "P00012", "2026-06-02"),
    receipt(61, "WH/IN/00009", "P00014", "2026-06-20"),
  ],
  "stock.location": [{ id: 8, usage: "internal" }],
  "stock.quant": [
    { id: 1, product_id: VALVE, warehouse_id: [1, "Main"], location_id: [8, "WH/Stock"], quantity: 5, reserved_quantity: 5 },
    {
      id: 2,
      product_id: [72, "[BRG-6204] Bearing 6204"],
      warehouse_id: [1, "Main"],
      location_id: [8, "WH/Stock"],
      quantity: 40,
      reserved_quantity: 2,
    },
  ],
  "mail.message": [
    note(1, "sale.order", 25, "2026-06-02", "<p>Acme asked <b>again</b> when the valves ship &amp; is unhappy.</p>"),
    note(2, "sale.order", 25, "2026-05-21", "<p>Deliver in the morning.</p>"),
    { ...note(3, "sale.order", 25, "2026-06-03", "<p>Quotation confirmed</p>"), message_type: "notification" },
    note(4, "sale.order", 27, "2026-06-01", "<p>Box was damaged.</p>"),
  ],
  "mail.activity": [
    {
      id: 1,
      res_model: "sale.order",
      res_id: 25,
      activity_type_id: [4, "To-Do"],
      summary: "Call Acme",
      date_deadline: "2026-06-03",
      user_id: [31, "Maya Lindqvist"],
    },
  ],
  "stock.move": [
    move(95, [72, "[BRG-6204] Bearing 6204"], [49, "WH/OUT/00049"], 10, { quantity: 10, state: "done", origin_returned_move_id: false }),
    move(83, VALVE, [47, "WH/OUT/00047"], 12, { quantity: 5, state: "partially_available" }),
    receiptMove(90, [60, "WH/IN/00007"], 20, "P00012", "2026-06-02"),
    receiptMove(91, [61, "WH/IN/00009"], 50, "P00014", "2026-06-20"),
  ],
  "purchase.order": [
    purchase(12, "P00012"),
    purchase(14, "P00014", { date_planned: at("2026-06-20"), partner_ref: "NW-77" }),
    purchase(15, "P00015", { state: "draft", receipt_status: false, order_line: [] }),
    purchase(16, "P00016", { state: "to approve", receipt_status: false, order_line: [] }),
  ],
  "purchase.order.line": [
    {
      id: 12,
      order_id: [12, "P00012"],
      display_type: false,
      product_id: VALVE,
      product_uom_id: [1, "Units"],
      product_qty: 20,
      qty_received: 0,
      date_planned: at("2026-06-02"),
      price_unit: 11,
      price_subtotal: 220,
    },
    {
      id: 14,
      order_id: [14, "P00014"],
      display_type: false,
      product_id: VALVE,
      product_uom_id: [1, "Units"],
      product_qty: 50,
      qty_received: 25,
      date_planned: at("2026-06-20"),
      price_unit: 10,
      price_subtotal: 500,
    },
  ],
  "account.move": [
    invoice(57, "INV/2026/00010", "2026-05-05"),
    invoice(58, "INV/2026/00011", "2026-07-05", { amount_residual: 30, amount_residual_signed: 30, payment_state: "partial" }),
    invoice(59, "INV/2026/00012", "2026-05-05", { payment_state: "paid", amount_residual: 0, amount_residual_signed: 0 }),
    invoice(60, "RINV/2026/00010", "2026-05-05", {
      move_type: "out_refund",
      amount_residual: 10,
      amount_untaxed_signed: -10,
      amount_residual_signed: -10,
    }),
    invoice(62, "BILL/2026/05/0003", "2026-05-05", { move_type: "in_invoice", partner_id: [13, "Azure Interior"], payment_state: "blocked" }),
    invoice(61, "BILL/2026/05/0002", "2026-05-05", {
      move_type: "in_invoice",
      partner_id: [20, "Northwind Metals"],
      ref: "NW-1001",
      invoice_origin: "P00012",
    }),
  ],
};

/** For tests: one message that an order can fill, and one that needs a tracking number. */
const TEMPLATES: readonly MessageTemplate[] = [
  { id: "order_delayed", title: "Order delayed", on: "sale.order", subject: "Order {order}", body: "Dear {customer},\n\nwe now promise {promised}." },
  {
    id: "delivery_shipped",
    title: "Delivery shipped",
    on: "stock.picking",
    subject: "{delivery}",
    body: "With {carrier}, {tracking}, on {shipped}.",
  },
  { id: "payment_reminder", title: "Payment reminder", on: "account.move", subject: "{invoice}", body: "{left} since {due}." },
];

/** What a role that may see everything sees. */
export const EVERYTHING = ["commercial", "vendor_terms", "cost", "margin", "personal", "free_text"];

export function exampleContext(sees: readonly string[] = EVERYTHING, world: World = exampleWorld) {
  const odoo = memoryReader(world, sees);
  return {
    odoo,
    now: NOW,
    timeZone: "America/New_York",
    asker: { id: "customer_service@demo", roles: ["customer_service"] },
    templates: TEMPLATES,
    documents: exampleDocuments,
    solve: solveSourcing,
  } satisfies ToolContext;
}
