import { type ContractCall, call, inCompanies, ref } from "../contract-call.ts";

const ANCHORS = [["name", "=like", "S100%"]];

/** Which rows come, in which order: by id, by Odoo's defaults, by what is asked, a page at a time. */
export const ORDERING_CALLS: readonly ContractCall[] = [
  call("manager", "reading: by id, many2one as bare ids", "sale.order", "read", {
    ids: [ref("sale_s10001"), ref("sale_s10003")],
    fields: ["partner_id", "order_line", "carrier_id"],
    load: null,
  }),
  call("manager", "reading: in the order asked", "sale.order", "read", { ids: [ref("sale_s10003"), ref("sale_s10001")], fields: ["name"] }),
  call("manager", "reading: the default order of orders", "sale.order", "search_read", { domain: ANCHORS, fields: ["name", "date_order"], limit: 8 }),
  call("manager", "reading: the default order of transfers", "stock.picking", "search_read", {
    domain: [["sale_id.name", "=like", "S1000%"]],
    fields: ["name", "scheduled_date"],
    limit: 8,
  }),
  call("manager", "reading: the default order of invoices", "account.move", "search_read", {
    domain: [
      ["move_type", "=", "out_invoice"],
      ["company_id", "=", ref("company_industrial")],
    ],
    fields: ["name", "invoice_date"],
    limit: 5,
  }),
  call("manager", "reading: the default order of products", "product.product", "search_read", {
    domain: [["default_code", "=like", "B%-010%"]],
    fields: ["default_code"],
    limit: 8,
  }),
  call("manager", "reading: the default order of partners", "res.partner", "search_read", {
    domain: [["ref", "=like", "C10%"]],
    fields: ["name"],
    limit: 8,
  }),
  call("manager", "reading: the default order of purchase orders", "purchase.order", "search_read", {
    domain: [["name", "=like", "P1000%"]],
    fields: ["name"],
    limit: 8,
  }),
  call("manager", "reading: ordered by a many2one", "sale.order", "search_read", {
    domain: ANCHORS,
    fields: ["partner_id", "name"],
    order: "partner_id, name desc",
    limit: 8,
  }),
  call("manager", "reading: ordered by amount, from the third on", "sale.order", "search_read", {
    domain: ANCHORS,
    fields: ["name", "amount_total"],
    order: "amount_total desc",
    offset: 2,
    limit: 3,
  }),
  call("manager", "reading: empty values come last or first as Odoo has it", "sale.order", "search_read", {
    domain: ANCHORS,
    fields: ["name", "commitment_date"],
    order: "commitment_date, name",
  }),
  call("manager", "reading: and the other way round", "sale.order", "search_read", {
    domain: ANCHORS,
    fields: ["name", "commitment_date"],
    order: "commitment_date desc, name",
  }),
  call("manager", "reading: limit zero is no limit", "sale.order", "search_read", { domain: ANCHORS, fields: ["name"], order: "name", limit: 0 }),
  call("manager", "reading: one company at a time", "sale.order", "search_read", {
    domain: ANCHORS,
    fields: ["name"],
    order: "name",
    context: inCompanies("company_packaging"),
  }),
];
