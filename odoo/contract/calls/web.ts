import { type ContractCall, call, ref } from "../contract-call.ts";

const ORDER_SHAPE = {
  name: {},
  state: {},
  partner_id: { fields: { display_name: {}, city: {} } },
  warehouse_id: {},
  order_line: { fields: { product_id: { fields: { default_code: {} } }, product_uom_qty: {} }, limit: 2, order: "id desc" },
};
const names = (
  name: string,
  model: string,
  params: { readonly [key: string]: string | number | readonly (readonly (string | readonly string[])[])[] },
) => call("manager", `names: ${name}`, model, "name_search", params);

/** The calls of Odoo's own web client, nested reads and lookups by name. */
export const WEB_CALLS: readonly ContractCall[] = [
  call("manager", "web: a page of orders with their lines", "sale.order", "web_search_read", {
    domain: [["name", "=like", "S1000%"]],
    specification: ORDER_SHAPE,
    order: "name",
    limit: 3,
  }),
  call("manager", "web: the length is counted past the page", "sale.order", "web_search_read", {
    domain: [["name", "=like", "S100%"]],
    specification: { name: {} },
    order: "name",
    limit: 2,
  }),
  call("manager", "web: and capped", "sale.order", "web_search_read", {
    domain: [["state", "=", "sale"]],
    specification: { name: {} },
    order: "name",
    limit: 2,
    count_limit: 20,
  }),
  call("manager", "web: one record", "sale.order", "web_read", { ids: [ref("sale_s10003")], specification: ORDER_SHAPE }),
  call("manager", "web: an x2many without fields is ids", "sale.order", "web_read", { ids: [ref("sale_s10003")], specification: { order_line: {} } }),
  call("buyer", "web: a path into what may not be read", "purchase.order", "web_read", {
    ids: [ref("purchase_p10001")],
    specification: { partner_id: { fields: { credit: {} } } },
  }),
  names("a product by its code", "product.product", { name: "VLV-0125" }),
  names("a product by a part of its name", "product.product", { name: "ball valve, brass", limit: 3 }),
  names("an order", "sale.order", { name: "S1000", limit: 20 }),
  names("an order by its customer", "sale.order", { name: "acme fasteners ohio", domain: [["name", "=like", "S100%"]] }),
  names("a partner", "res.partner", { name: "acme fast" }),
  names("a partner, exactly", "res.partner", { name: "Trident Process Equipment", operator: "=" }),
  names("a transfer", "stock.picking", { name: "COL/OUT/0000" }),
  names("a purchase order", "purchase.order", { name: "P10001" }),
  names("an invoice", "account.move", { name: "nothing of that name" }),
  names("a warehouse", "stock.warehouse", { name: "Reno" }),
  names("an operation type", "stock.picking.type", { name: "Columbus: Delivery" }),
  names("all, when nothing is typed", "delivery.carrier", {
    name: "",
    domain: [["name", "in", ["Bluebird Parcel", "Own Truck", "Ridgeline Freight"]]],
    limit: 2,
  }),
];
