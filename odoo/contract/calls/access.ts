import { type ContractCall, call, ref } from "../contract-call.ts";
import { type ContractUser, USER_NAMES } from "../users.ts";

/** A record of each kind, for every user to try to read. */
const SAMPLES: readonly (readonly [model: string, record: string, fields: readonly string[]])[] = [
  ["sale.order", "sale_s10001", ["name", "amount_total"]],
  ["sale.order.line", "sale_s10001_line_1", ["price_unit", "purchase_price"]],
  ["purchase.order", "purchase_p10001", ["name", "amount_total"]],
  ["stock.picking", "sale_s10001_delivery", ["name", "state"]],
  ["stock.warehouse.orderpoint", "", ["product_id"]],
  ["account.move", "sale_s10010_invoice", ["name", "amount_total"]],
  ["account.move", "purchase_p10008_bill", ["name", "amount_total"]],
  ["product.supplierinfo", "product_vlv_0125_seller_1", ["price", "delay"]],
  ["res.partner.bank", "supplier_kestrel_bank", ["acc_number"]],
  ["delivery.carrier", "carrier_bluebird", ["name"]],
];

const each = (method: (user: ContractUser) => ContractCall[]) => USER_NAMES.filter((user) => user !== "manager").flatMap(method);

const RIGHTS: readonly (readonly [model: string, operation: string])[] = [
  ["sale.order", "write"],
  ["sale.order", "create"],
  ["purchase.order", "read"],
  ["stock.picking", "write"],
  ["account.move", "create"],
  ["product.product", "write"],
  ["res.partner", "create"],
];

export const ACCESS_CALLS: readonly ContractCall[] = [
  ...each((user) =>
    SAMPLES.map(([model, record, fields]) =>
      record === ""
        ? call(user, `access: ${user} counts ${model}`, model, "search_count", { domain: [["warehouse_id.code", "=", "RNO"]] })
        : call(user, `access: ${user} reads ${record}`, model, "read", { ids: [ref(record)], fields }),
    ),
  ),
  ...each((user) =>
    RIGHTS.map(([model, operation]) => call(user, `access: may ${user} ${operation} ${model}`, model, "has_access", { ids: [], operation })),
  ),
  ...each((user) => [
    call(user, `access: ${user} reads what customers owe`, "res.partner", "read", { ids: [ref("customer_trident")], fields: ["credit"] }),
  ]),
  call("salesperson", "access: a salesperson's own id", "res.users", "context_get", {}, [{ name: "salesperson", model: "res.users", path: ["uid"] }]),
  call("manager", "access: give the salesperson an order", "sale.order", "write", {
    ids: [ref("sale_s10013")],
    vals: { user_id: ref("salesperson") },
  }),
  call("salesperson", "access: which is then found", "sale.order", "search", { domain: [["name", "=like", "S100%"]] }),
  call("salesperson", "access: with its lines", "sale.order.line", "search_read", { domain: [], fields: ["product_id", "order_id"] }),
  call("salesperson", "access: and grouped", "sale.order", "formatted_read_group", { domain: [], groupby: ["state"], aggregates: ["__count"] }),
  call("salesperson", "access: others' orders are not written", "sale.order", "write", {
    ids: [ref("sale_s10005")],
    vals: { client_order_ref: "x" },
  }),
  call("salesperson", "access: a salesperson finds none of the others' orders", "sale.order", "search_count", {
    domain: [["name", "=like", "S100%"]],
  }),
  call("service", "access: service confirms no purchase", "purchase.order", "button_confirm", { ids: [ref("purchase_p10003")] }),
  call("buyer", "access: a buyer confirms no sale", "sale.order", "action_confirm", { ids: [ref("sale_s10005")] }),
  call("warehouse", "access: the warehouse creates no sale", "sale.order", "create", { vals_list: [{ partner_id: ref("customer_trident") }] }),
  call("employee", "access: an employee writes no customer", "res.partner", "write", { ids: [ref("customer_trident")], vals: { phone: "1" } }),
  call("service", "access: service writes no product price", "product.product", "write", { ids: [ref("product_vlv_0125")], vals: { list_price: 1 } }),
  call("warehouse", "access: stock values are the inventory manager's", "stock.quant", "search_read", {
    domain: [["product_id", "=", ref("product_vlv_0100")]],
    fields: ["value"],
    limit: 1,
  }),
  call("service", "access: no ordering by what may not be read", "res.partner", "search", { domain: [], order: "credit", limit: 1 }),
  call("service", "access: no domain on what may not be read", "res.partner", "search", { domain: [["credit", ">", 0]], limit: 1 }),
  call("buyer", "access: no path into what may not be read", "stock.picking", "search", { domain: [["sale_id.amount_total", ">", 100]], limit: 1 }),
  call("buyer", "access: but a many2one into it shows its name", "stock.picking", "read", {
    ids: [ref("sale_s10001_delivery")],
    fields: ["sale_id"],
  }),
  call("service", "access: nobody but administrators reads external ids", "ir.model.data", "search_count", { domain: [] }),
];
