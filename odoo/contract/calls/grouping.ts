import { type ContractCall, call, type ModelCall, ref } from "../contract-call.ts";

const groups = (name: string, model: string, params: ModelCall["params"], as: ModelCall["as"] = "manager"): ContractCall =>
  call(as, `grouping: ${name}`, model, "formatted_read_group", params);

const SALES = [["state", "=", "sale"]];

export const GROUPING_CALLS: readonly ContractCall[] = [
  groups("everything in one row", "sale.order", { domain: SALES, groupby: [], aggregates: ["amount_total:sum", "__count"] }),
  groups("by a selection", "sale.order", { domain: [], groupby: ["state"], aggregates: ["__count"] }),
  groups("by a many2one", "sale.order", { domain: SALES, groupby: ["warehouse_id"], aggregates: ["amount_untaxed:sum", "__count"] }),
  groups("by a many2one, the greatest first", "sale.order", {
    domain: SALES,
    groupby: ["partner_id"],
    aggregates: ["amount_total:sum"],
    order: "amount_total:sum desc",
    limit: 5,
  }),
  groups("by month", "sale.order", { domain: SALES, groupby: ["date_order:month"], aggregates: ["__count", "amount_total:sum"] }),
  groups("by month in another time zone", "sale.order", {
    domain: SALES,
    groupby: ["date_order:month"],
    aggregates: ["__count"],
    context: { tz: "America/New_York" },
  }),
  groups("by week", "sale.order", { domain: [["name", "=like", "S100%"]], groupby: ["date_order:week"], aggregates: ["__count"] }),
  groups("by day", "sale.order", { domain: [["name", "=like", "S1000%"]], groupby: ["date_order:day"], aggregates: ["__count"] }),
  groups("by quarter and state", "sale.order", { domain: [], groupby: ["date_order:quarter", "state"], aggregates: ["__count"] }),
  groups("by year", "sale.order", { domain: SALES, groupby: ["date_order:year"], aggregates: ["amount_total:sum"] }),
  groups("by the number of the month", "sale.order", { domain: SALES, groupby: ["date_order:month_number"], aggregates: ["__count"] }),
  groups("by the day of the week", "sale.order", { domain: SALES, groupby: ["date_order:day_of_week"], aggregates: ["__count"] }),
  groups("by a path", "sale.order.line", { domain: SALES, groupby: ["order_id.warehouse_id"], aggregates: ["product_uom_qty:sum"] }),
  groups("several aggregates", "sale.order", {
    domain: SALES,
    groupby: ["company_id"],
    aggregates: ["amount_total:avg", "amount_total:min", "amount_total:max", "partner_id:count_distinct"],
  }),
  groups("collected ids", "sale.order", { domain: [["name", "=like", "S1000%"]], groupby: ["warehouse_id"], aggregates: ["id:array_agg"] }),
  groups("only groups of a size", "sale.order", { domain: SALES, groupby: ["partner_id"], aggregates: ["__count"], having: [["__count", ">", 3]] }),
  groups("an empty many2one is a group", "sale.order", { domain: [["name", "=like", "S100%"]], groupby: ["carrier_id"], aggregates: ["__count"] }),
  groups("a boolean", "stock.picking", {
    domain: [
      ["state", "!=", "done"],
      ["sale_id", "!=", false],
    ],
    groupby: ["has_deadline_issue"],
    aggregates: ["__count"],
  }),
  groups("what is late, by warehouse", "stock.picking", {
    domain: [
      ["state", "not in", ["done", "cancel"]],
      ["scheduled_date", "<", "today"],
    ],
    groupby: ["picking_type_id"],
    aggregates: ["__count"],
  }),
  groups("stock by location", "stock.quant", {
    domain: [
      ["product_id", "=", ref("product_vlv_0100")],
      ["location_id.usage", "=", "internal"],
    ],
    groupby: ["location_id"],
    aggregates: ["quantity:sum", "reserved_quantity:sum"],
  }),
  groups("what is owed, by company", "account.move", {
    domain: [
      ["move_type", "=", "out_invoice"],
      ["state", "=", "posted"],
      ["payment_state", "!=", "paid"],
    ],
    groupby: ["company_id"],
    aggregates: ["amount_residual:sum", "__count"],
  }),
  groups("purchases by vendor", "purchase.order", {
    domain: [["state", "=", "purchase"]],
    groupby: ["partner_id"],
    aggregates: ["amount_total:sum"],
    order: "amount_total:sum desc",
    limit: 4,
  }),
  groups("an unknown field", "sale.order", { domain: [], groupby: ["fantasy"], aggregates: [] }),
  groups("an unknown aggregate", "sale.order", { domain: [], groupby: [], aggregates: ["amount_total:median"] }),
  groups("a field that is not stored", "product.product", { domain: [], groupby: [], aggregates: ["qty_available:sum"] }),
  groups("a salesperson's own orders only", "sale.order", { domain: [], groupby: ["state"], aggregates: ["__count"] }, "salesperson"),
  groups("what a buyer may not read", "sale.order", { domain: [], groupby: ["state"], aggregates: ["__count"] }, "buyer"),
  groups(
    "cost, which any colleague may sum in Odoo",
    "product.product",
    { domain: [["default_code", "=like", "VLV%"]], groupby: [], aggregates: ["standard_price:sum"] },
    "service",
  ),
];
