import type { Row } from "../odoo/reader.ts";

/** Rows of the example world, with what tests do not vary filled in. */
export const at = (day: string): string => `${day} 14:00:00`;
export const company = [1, "Harbor Supply"] as const;
export const currency = [1, "USD"] as const;

export const partner = (id: number, name: string, more: Omit<Partial<Row>, "id"> = {}): Row => ({
  id,
  complete_name: name,
  commercial_partner_id: [id, name],
  partner_share: true,
  customer_rank: 1,
  supplier_rank: 0,
  city: false,
  ...more,
});
export const product = (id: number, code: string, name: string, more: Omit<Partial<Row>, "id"> = {}): Row => ({
  id,
  default_code: code,
  name,
  display_name: `[${code}] ${name}`,
  uom_id: [1, "Units"],
  sale_ok: true,
  purchase_ok: true,
  list_price: 24.5,
  standard_price: 11,
  currency_id: currency,
  qty_available: 5,
  free_qty: 0,
  incoming_qty: 20,
  outgoing_qty: 12,
  virtual_available: 13,
  categ_id: [5, "Hardware"],
  ...more,
});
export const order = (id: number, name: string, customer: readonly [number, string], more: Omit<Partial<Row>, "id"> = {}): Row => ({
  id,
  name,
  partner_id: customer,
  client_order_ref: false,
  state: "sale",
  delivery_status: "pending",
  invoice_status: "no",
  date_order: at("2026-05-20"),
  commitment_date: false,
  validity_date: false,
  amount_total: 454,
  amount_untaxed: 454,
  currency_id: currency,
  warehouse_id: [1, "Main"],
  company_id: company,
  order_line: [],
  picking_ids: [],
  ...more,
});
export const picking = (id: number, name: string, more: Omit<Partial<Row>, "id"> = {}): Row => ({
  id,
  name,
  origin: false,
  picking_type_id: [1, "Main: deliveries"],
  picking_type_code: "outgoing",
  sale_id: false,
  partner_id: false,
  state: "assigned",
  scheduled_date: at("2026-06-10"),
  date_deadline: false,
  date_done: false,
  carrier_id: false,
  carrier_tracking_ref: false,
  backorder_id: false,
  return_id: false,
  company_id: company,
  ...more,
});
export const receipt = (id: number, name: string, origin: string, day: string): Row =>
  picking(id, name, {
    origin,
    picking_type_code: "incoming",
    picking_type_id: [2, "Main: receipts"],
    scheduled_date: at(day),
    date_deadline: at(day),
  });
export const move = (
  id: number,
  of: readonly [number, string],
  picked: readonly [number, string],
  demand: number,
  more: Omit<Partial<Row>, "id"> = {},
): Row => ({
  id,
  product_id: of,
  picking_id: picked,
  picking_type_id: [1, "Main: deliveries"],
  picking_code: "outgoing",
  product_uom: [1, "Units"],
  product_uom_qty: demand,
  product_qty: demand,
  quantity: 0,
  state: "confirmed",
  date: at("2026-06-10"),
  ...more,
});
export const purchase = (id: number, name: string, more: Omit<Partial<Row>, "id"> = {}): Row => ({
  id,
  name,
  partner_id: [20, "Northwind Metals"],
  partner_ref: false,
  state: "purchase",
  receipt_status: "pending",
  date_order: at("2026-05-20"),
  date_planned: at("2026-06-02"),
  amount_total: 220,
  amount_untaxed: 220,
  currency_id: currency,
  company_id: company,
  order_line: [id],
  ...more,
});
export const invoice = (id: number, name: string, due: string, more: Omit<Partial<Row>, "id"> = {}): Row => ({
  id,
  name,
  move_type: "out_invoice",
  partner_id: [10, "Acme Fasteners"],
  ref: false,
  invoice_origin: "S00025",
  state: "posted",
  payment_state: "not_paid",
  invoice_date: "2026-05-01",
  invoice_date_due: due,
  amount_total: 80,
  amount_residual: 80,
  amount_residual_signed: 80,
  amount_untaxed_signed: 80,
  currency_id: currency,
  company_id: company,
  ...more,
});

export const reorderRule = (
  id: number,
  of: readonly [number, string],
  warehouse: readonly [number, string],
  more: Omit<Partial<Row>, "id"> = {},
): Row => ({
  id,
  product_id: of,
  product_uom: [1, "Units"],
  warehouse_id: warehouse,
  product_min_qty: 10,
  product_max_qty: 40,
  qty_to_order: 0,
  company_id: company,
  ...more,
});

export const ACME = [10, "Acme Fasteners"] as const;
export const VALVE = [70, "[VLV-0125] Ball valve 1/2 inch"] as const;

export const note = (id: number, model: string, on: number, day: string, body: string): Row => ({
  id,
  model,
  res_id: on,
  message_type: "comment",
  date: at(day),
  author_id: [32, "Tomas Ruiz"],
  body,
});

export const receiptMove = (id: number, picked: readonly [number, string], demand: number, origin: string, day: string): Row =>
  move(id, VALVE, picked, demand, {
    picking_code: "incoming",
    picking_type_id: [2, "Main: receipts"],
    state: "assigned",
    origin,
    date: at(day),
    date_deadline: at(day),
  });
