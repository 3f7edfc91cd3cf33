import type { Domain } from "../core/domain.ts";

/** Models whose records belong to one company, or to none and then to all. */
const OF_A_COMPANY = new Set([
  "sale.order",
  "sale.order.line",
  "purchase.order",
  "purchase.order.line",
  "stock.picking",
  "stock.move",
  "stock.move.line",
  "stock.quant",
  "stock.warehouse",
  "stock.location",
  "stock.picking.type",
  "stock.warehouse.orderpoint",
  "account.move",
  "account.move.line",
  "product.supplierinfo",
  "product.template",
  "product.product",
  "res.partner",
  "res.partner.bank",
]);

/** The rows of a model that lie in a principal's companies; Odoo's own company rules come on top. */
export function companyScope(model: string, companies: readonly number[]): Domain {
  if (model === "res.company") return [["id", "in", [...companies]]];
  return OF_A_COMPANY.has(model) ? ["|", ["company_id", "=", false], ["company_id", "in", [...companies]]] : [];
}
