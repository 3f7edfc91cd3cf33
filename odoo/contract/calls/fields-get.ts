import { type ContractCall, call } from "../contract-call.ts";

/** What the product asks of `fields_get`: type and relation for every field, and more for those it shows. */
const ASKED: readonly (readonly [model: string, fields: string])[] = [
  [
    "sale.order",
    "name state partner_id date_order commitment_date amount_total order_line picking_ids delivery_status invoice_status warehouse_id margin",
  ],
  ["sale.order.line", "product_id product_uom_id product_uom_qty qty_delivered qty_to_deliver price_unit discount purchase_price margin"],
  [
    "stock.picking",
    "name state scheduled_date date_deadline has_deadline_issue carrier_id carrier_tracking_ref sale_id backorder_id products_availability_state picking_type_code",
  ],
  ["stock.move", "product_id product_uom product_uom_qty quantity picked state date picking_id"],
  ["stock.quant", "product_id location_id quantity reserved_quantity available_quantity"],
  ["product.product", "default_code name uom_id list_price standard_price qty_available free_qty categ_id seller_ids active"],
  ["product.supplierinfo", "partner_id price min_qty delay product_tmpl_id"],
  ["res.partner", "name ref parent_id email phone street city country_id vat customer_rank supplier_rank commercial_partner_id"],
  [
    "purchase.order",
    "name state partner_id date_order date_approve date_planned receipt_status invoice_status amount_total order_line picking_type_id",
  ],
  ["purchase.order.line", "product_id product_qty qty_received qty_invoiced price_unit date_planned"],
  ["account.move", "name move_type state payment_state partner_id ref invoice_date invoice_date_due amount_total amount_residual currency_id"],
  ["stock.warehouse.orderpoint", "product_id warehouse_id product_min_qty product_max_qty qty_on_hand trigger"],
  ["res.partner.bank", "acc_number partner_id"],
];

export const FIELDS_CALLS: readonly ContractCall[] = [
  ...ASKED.map(([model, fields]) =>
    call("manager", `fields: ${model}`, model, "fields_get", {
      allfields: fields.split(" "),
      attributes: ["type", "relation", "string", "selection", "store", "required", "readonly"],
    }),
  ),
  call("service", "fields: what a user may not read is left out", "res.partner", "fields_get", {
    allfields: ["name", "credit", "signup_token"],
    attributes: ["type"],
  }),
  call("employee", "fields: of a model that may not be read", "purchase.order", "fields_get", { allfields: ["name"], attributes: ["type"] }),
  call("manager", "fields: an unknown field is left out", "sale.order", "fields_get", { allfields: ["name", "fantasy"], attributes: ["type"] }),
];
