import { type ContractCall, call, inCompanies, type ModelCall, ref, type Template } from "../contract-call.ts";

const fields = (list: string) => list.split(" ");
const reads = (name: string, model: string, domain: Template, list: string, more: ModelCall["params"] = {}): ContractCall =>
  call("manager", `reading: ${name}`, model, "search_read", { domain, fields: fields(list), limit: 20, ...more });

const ANCHORS = [["name", "=like", "S100%"]];
const PRODUCTS = [["default_code", "in", ["VLV-0100", "VLV-0125", "GTV-0110", "BRK-0120", "BOX-0115", "MTR-0115", "BLT-0105"]]];
const STOCK_FIELDS = "default_code qty_available free_qty incoming_qty outgoing_qty virtual_available";

/** Every field that the tools read, on every model that they read it from. */
export const READING_CALLS: readonly ContractCall[] = [
  reads(
    "orders",
    "sale.order",
    ANCHORS,
    "name state partner_id client_order_ref date_order commitment_date company_id warehouse_id carrier_id currency_id",
    { order: "name" },
  ),
  reads(
    "what orders are worth and where they stand",
    "sale.order",
    ANCHORS,
    "name amount_untaxed amount_tax amount_total delivery_status invoice_status effective_date",
    { order: "name" },
  ),
  reads("orders' margins", "sale.order", ANCHORS, "name margin margin_percent", { order: "name" }),
  reads(
    "an order's lines and transfers",
    "sale.order",
    [["name", "in", ["S10002", "S10003"]]],
    "order_line picking_ids partner_invoice_id partner_shipping_id user_id payment_term_id",
    { order: "name" },
  ),
  reads(
    "order lines",
    "sale.order.line",
    [["order_id.name", "=like", "S1000%"]],
    "order_id sequence display_type name product_id product_uom_id product_uom_qty qty_delivered qty_invoiced qty_to_invoice price_unit discount price_subtotal state",
    { order: "order_id, id" },
  ),
  reads("what is left to deliver", "sale.order.line", [["order_id.name", "=like", "S1000%"]], "order_id product_id qty_to_deliver customer_lead", {
    order: "order_id, id",
  }),
  reads(
    "order lines' cost and margin",
    "sale.order.line",
    [["order_id.name", "=like", "S1000%"]],
    "product_id purchase_price margin margin_percent",
    { order: "order_id, id" },
  ),
  reads(
    "open deliveries",
    "stock.picking",
    [
      ["sale_id.name", "=like", "S100%"],
      ["state", "!=", "done"],
    ],
    "name origin state partner_id picking_type_id picking_type_code scheduled_date date_deadline has_deadline_issue carrier_id sale_id company_id backorder_id",
    { order: "name" },
  ),
  reads(
    "finished deliveries",
    "stock.picking",
    [
      ["sale_id.name", "=like", "S100%"],
      ["state", "=", "done"],
    ],
    "name date_done carrier_id carrier_tracking_ref return_id backorder_ids location_id location_dest_id",
    { order: "name" },
  ),
  reads(
    "whether goods are there for open deliveries",
    "stock.picking",
    [
      ["sale_id.name", "=like", "S100%"],
      ["state", "not in", ["done", "cancel"]],
    ],
    "name products_availability_state move_type",
    { order: "name" },
  ),
  reads(
    "receipts",
    "stock.picking",
    [["purchase_id.name", "=like", "P1000%"]],
    "name origin state partner_id scheduled_date date_deadline date_done purchase_id picking_type_code",
    { order: "name" },
  ),
  reads(
    "moves of deliveries",
    "stock.move",
    [["picking_id.sale_id.name", "=like", "S1000%"]],
    "picking_id product_id product_uom product_uom_qty product_qty quantity picked state date date_deadline location_id location_dest_id sale_line_id",
    { order: "picking_id, id" },
  ),
  reads(
    "moves of receipts",
    "stock.move",
    [["picking_id.purchase_id.name", "=like", "P1000%"]],
    "picking_id product_id product_uom_qty quantity state date purchase_line_id picking_code",
    { order: "picking_id, id" },
  ),
  reads(
    "move lines",
    "stock.move.line",
    [["picking_id.name", "in", ["COL/OUT/00002", "ATL/OUT/00001"]]],
    "picking_id product_id quantity product_uom_id location_id location_dest_id state",
    { order: "picking_id, product_id" },
  ),
  reads(
    "what is on the shelves",
    "stock.quant",
    [
      ["location_id.usage", "=", "internal"],
      ["product_id.default_code", "in", ["VLV-0100", "BRK-0120", "BOX-0115"]],
    ],
    "product_id location_id quantity reserved_quantity company_id",
    { order: "product_id, location_id" },
  ),
  reads(
    "products",
    "product.product",
    PRODUCTS,
    "default_code name display_name uom_id sale_ok active categ_id list_price lst_price currency_id type is_storable barcode weight sale_delay",
    { order: "default_code" },
  ),
  reads("what products cost", "product.product", PRODUCTS, "default_code standard_price", { order: "default_code" }),
  reads("stock of products, all warehouses", "product.product", PRODUCTS, STOCK_FIELDS, { order: "default_code" }),
  reads("stock of products in one company", "product.product", PRODUCTS, STOCK_FIELDS, {
    order: "default_code",
    context: inCompanies("company_packaging"),
  }),
  reads("stock of products in one warehouse", "product.product", PRODUCTS, STOCK_FIELDS, {
    order: "default_code",
    context: { warehouse_id: ref("warehouse_reno") },
  }),
  reads("product templates", "product.template", PRODUCTS, "name default_code list_price standard_price uom_id product_variant_count qty_available", {
    order: "default_code",
  }),
  reads(
    "vendors' terms",
    "product.supplierinfo",
    [["product_tmpl_id.default_code", "in", ["VLV-0125", "BOX-0110", "MTR-0115"]]],
    "partner_id product_tmpl_id product_id min_qty price currency_id delay product_code",
    { order: "id" },
  ),
  reads("categories", "product.category", [["id", "child_of", ref("category_packaging")]], "name complete_name display_name parent_id", {
    order: "complete_name",
  }),
  reads(
    "customers",
    "res.partner",
    [["ref", "in", ["C1001", "C1002", "C1003", "C1004"]]],
    "name display_name complete_name ref is_company parent_id street zip city country_id email phone vat active company_id",
    { order: "ref" },
  ),
  reads(
    "contacts of a company",
    "res.partner",
    [["parent_id", "=", ref("customer_acme_ohio")]],
    "name display_name complete_name function type email phone parent_id commercial_partner_id is_company",
    { order: "name" },
  ),
  reads("customers' terms", "res.partner", [["ref", "in", ["C1001", "C1002"]]], "property_payment_term_id user_id lang tz", { order: "ref" }),
  reads("what customers owe", "res.partner", [["ref", "in", ["C1001", "C1002", "C1004"]]], "name credit debit credit_limit", { order: "ref" }),
  reads(
    "vendors' bank accounts",
    "res.partner.bank",
    [["partner_id", "in", [ref("supplier_kestrel"), ref("supplier_papermill")]]],
    "acc_number partner_id display_name",
    { order: "acc_number" },
  ),
  reads(
    "purchase orders",
    "purchase.order",
    [["name", "=like", "P1000%"]],
    "name state partner_id partner_ref date_order date_approve date_planned effective_date receipt_status invoice_status amount_untaxed amount_total currency_id company_id picking_type_id",
    { order: "name" },
  ),
  reads(
    "purchase order lines",
    "purchase.order.line",
    [["order_id.name", "=like", "P1000%"]],
    "order_id product_id name product_qty product_uom_id qty_received qty_invoiced price_unit price_subtotal date_planned state",
    { order: "order_id, id" },
  ),
  reads(
    "invoices",
    "account.move",
    [["invoice_origin", "in", ["S10010", "S10011", "P10008"]]],
    "name move_type state payment_state partner_id ref invoice_origin invoice_date invoice_date_due amount_untaxed amount_total amount_residual currency_id company_id",
    { order: "name" },
  ),
  reads(
    "invoices' journals and terms",
    "account.move",
    [["invoice_origin", "in", ["S10010", "P10008"]]],
    "name journal_id invoice_payment_term_id checked date amount_total_signed amount_residual_signed",
    { order: "name" },
  ),
  reads(
    "invoice lines",
    "account.move.line",
    [
      ["move_id.invoice_origin", "in", ["S10010", "P10008"]],
      ["display_type", "=", "product"],
    ],
    "move_id product_id name quantity price_unit discount price_subtotal display_type purchase_line_id sale_line_ids",
    { order: "move_id, id" },
  ),
  reads(
    "the data set's companies",
    "res.company",
    [["id", "in", [ref("company_industrial"), ref("company_packaging")]]],
    "name currency_id partner_id",
    { order: "id" },
  ),
  reads(
    "warehouses",
    "stock.warehouse",
    [["code", "in", ["COL", "RNO", "ATL"]]],
    "name code sequence company_id lot_stock_id in_type_id out_type_id reception_steps delivery_steps",
    { order: "code" },
  ),
  reads(
    "operation types",
    "stock.picking.type",
    [
      ["warehouse_id.code", "in", ["COL", "ATL"]],
      ["code", "in", ["incoming", "outgoing"]],
    ],
    "name code display_name warehouse_id company_id",
    { order: "warehouse_id, code" },
  ),
  reads(
    "locations",
    "stock.location",
    [
      ["warehouse_id.code", "in", ["COL", "RNO", "ATL"]],
      ["usage", "=", "internal"],
    ],
    "name complete_name usage warehouse_id company_id",
    { order: "complete_name" },
  ),
  reads(
    "carriers",
    "delivery.carrier",
    [["name", "in", ["Bluebird Parcel", "Own Truck"]]],
    "name delivery_type fixed_price integration_level product_id",
    { order: "name" },
  ),
  reads(
    "reorder rules",
    "stock.warehouse.orderpoint",
    [["warehouse_id.code", "=", "RNO"]],
    "product_id warehouse_id location_id product_min_qty product_max_qty trigger company_id",
    { order: "product_id", limit: 5 },
  ),
  reads("what reorder rules foresee", "stock.warehouse.orderpoint", [["warehouse_id.code", "=", "RNO"]], "product_id qty_on_hand qty_forecast", {
    order: "product_id",
    limit: 5,
  }),
  reads("units of measure", "uom.uom", [["name", "in", ["Units", "Dozens", "m", "kg", "L"]]], "name display_name factor relative_factor", {
    order: "name",
  }),
  reads("payment terms", "account.payment.term", [["name", "in", ["15 Days", "30 Days", "45 Days"]]], "name display_name", { order: "name" }),
  reads(
    "notes",
    "mail.message",
    [
      ["model", "=", "purchase.order"],
      ["res_id", "=", ref("purchase_p10001")],
      ["message_type", "=", "comment"],
    ],
    "body date message_type subtype_id model res_id is_internal",
    { order: "id" },
  ),
  reads("activity types", "mail.activity.type", [["name", "in", ["To-Do", "Call"]]], "name category", { order: "name" }),
  reads("colleagues", "res.users", [["login", "ilike", "ruiz"]], "name login display_name company_id", { order: "login" }),
];
