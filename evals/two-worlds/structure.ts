import type { Access } from "../../core/access.ts";

/** Models with a distributor's own data; the rest is Odoo's machinery, which no role reads and every value rests on. */
export const ALTERED_MODELS: ReadonlySet<string> = new Set([
  "account.move",
  "account.move.line",
  "account.payment",
  "crm.team",
  "delivery.carrier",
  "mail.activity",
  "mail.message",
  "product.category",
  "product.product",
  "product.supplierinfo",
  "product.template",
  "purchase.order",
  "purchase.order.line",
  "res.partner",
  "res.partner.bank",
  "sale.order",
  "sale.order.line",
  "stock.location",
  "stock.move",
  "stock.move.line",
  "stock.picking",
  "stock.picking.type",
  "stock.quant",
  "stock.warehouse",
  "stock.warehouse.orderpoint",
]);

/** What decides which records exist for whom; changing it would change what the role may see, not only what it may not. */
const EVERYWHERE = new Set(["active", "company_id", "parent_path"]);

/** Hidden values from which Odoo computes visible ones, by model. */
const BY_MODEL: Readonly<Record<string, readonly string[]>> = {
  "account.move": ["move_type"],
  "account.move.line": ["move_id"],
  "delivery.carrier": ["free_over", "amount"],
  "mail.activity": ["res_model", "res_model_id", "res_id"],
  "mail.message": ["model", "res_id"],
  "product.category": ["complete_name"],
  "product.product": ["product_tmpl_id"],
  "product.template": ["type", "is_storable", "sale_ok", "purchase_ok", "categ_id"],
  "purchase.order.line": ["partner_id", "name"],
  "res.partner": ["partner_share", "customer_rank", "supplier_rank", "commercial_partner_id"],
  "sale.order.line": ["name", "order_partner_id"],
  "stock.location": ["location_id"],
  "stock.quant": ["product_id", "location_id", "quantity", "reserved_quantity"],
  "stock.warehouse.orderpoint": ["qty_to_order_manual", "replenishment_uom_id", "qty_multiple", "route_id", "supplier_id"],
  "stock.warehouse": ["view_location_id", "lot_stock_id"],
};

/** Hidden prices that Odoo makes a visible total of, once something is bought: for those who see such totals they stay the same. */
const IN_TOTALS: Readonly<Record<string, { readonly fields: readonly string[]; readonly total: readonly [model: string, field: string] }>> = {
  "product.supplierinfo": { fields: ["price", "discount", "min_qty"], total: ["purchase.order", "amount_total"] },
};

/** Whether a hidden value goes into a total that the role sees: of an order for one product it can be worked out, as the policy says. */
export function isInTotal(access: Pick<Access, "sight">, model: string, field: string): boolean {
  const made = IN_TOTALS[model];
  return made?.fields.includes(field) === true && access.sight(...made.total) === "shown";
}

/** The names of our own people are open to their colleagues, as users; their partner records are not. */
const OF_USERS: readonly string[] = ["name"];

/** Unlisted fields that hold what somebody would be after, by their names. */
export const WANTED = /price|cost|margin|value|amount|discount|balance|credit|vat|email|phone|acc_number|note|body|salesman|user_id|partner_id/;

export function isStructure(model: string, field: string, isUser: boolean): boolean {
  return EVERYWHERE.has(field) || BY_MODEL[model]?.includes(field) === true || (isUser && OF_USERS.includes(field));
}
