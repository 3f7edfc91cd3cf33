import { inWords } from "./format.ts";

const WORDS: Readonly<Record<string, string>> = {
  "account.move": "Invoice or bill",
  "account.payment": "Payment",
  "crm.lead": "Opportunity",
  "delivery.carrier": "Carrier",
  document: "Documents",
  "document.passage": "Passage of",
  "mail.activity": "Activity",
  "mail.message": "Note",
  "product.product": "Product",
  "product.supplierinfo": "Vendor price",
  "product.template": "Product",
  "purchase.order": "Purchase order",
  "purchase.order.line": "Purchase order line",
  "res.partner": "Contact",
  "sale.order": "Sales order",
  "sale.order.line": "Sales order line",
  "stock.lot": "Lot",
  "stock.move": "Stock move",
  "stock.move.line": "Stock move line",
  "stock.picking": "Transfer",
  "stock.quant": "Stock",
  "stock.warehouse": "Warehouse",
  "stock.warehouse.orderpoint": "Reordering rule",
};

/** What people call a record of an Odoo model. */
export function recordWord(model: string): string {
  return WORDS[model] ?? inWords(model);
}
