import type { Json } from "../../core/json.ts";
import type { Role } from "../../core/principal.ts";

/** A field of the world that gets values of its own planted. */
export interface CanaryField {
  readonly model: string;
  readonly field: string;
  readonly shape: "number" | "text" | "html" | "email";
  /** Which records; all by default. */
  readonly domain?: Json;
  /** Odoo keeps the value for each company. */
  readonly perCompany?: boolean;
  /** Roles that see the field but may not see these records. */
  readonly outOfScopeFor?: readonly Role[];
}

const CUSTOMERS_ONLY: readonly Role[] = ["customer_service", "sales"];
const OUR_OWN_PEOPLE: Json = [["partner_share", "=", false]];
const EVERYBODY: readonly Role[] = [
  "customer_service",
  "sales",
  "buyer",
  "planner",
  "warehouse",
  "accounts_payable",
  "finance_manager",
  "operations_manager",
];

/**
 * Fields that are hidden from some roles or from all: costs, vendor terms, bank accounts, our own people's data, and texts
 * that no policy lists. Fields by which records are found keep their values, so that the tools have something to find.
 */
export const CANARY_FIELDS: readonly CanaryField[] = [
  { model: "product.product", field: "standard_price", shape: "number", perCompany: true },
  { model: "product.supplierinfo", field: "price", shape: "number" },
  { model: "res.partner.bank", field: "acc_number", shape: "text" },
  { model: "res.partner.bank", field: "acc_holder_name", shape: "text" },
  { model: "res.partner", field: "comment", shape: "html" },
  { model: "res.partner", field: "function", shape: "text" },
  { model: "res.partner", field: "street2", shape: "text" },
  { model: "res.partner", field: "phone", shape: "text", domain: OUR_OWN_PEOPLE, outOfScopeFor: EVERYBODY },
  { model: "res.partner", field: "street", shape: "text", domain: OUR_OWN_PEOPLE, outOfScopeFor: EVERYBODY },
  { model: "res.partner", field: "street", shape: "text", domain: [["partner_share", "=", true]] },
  { model: "res.partner", field: "phone", shape: "text", domain: [["partner_share", "=", true]] },
  {
    model: "res.partner",
    field: "email",
    shape: "email",
    domain: [
      ["partner_share", "=", true],
      ["customer_rank", "=", 0],
      ["supplier_rank", ">", 0],
    ],
    outOfScopeFor: CUSTOMERS_ONLY,
  },
  { model: "sale.order", field: "note", shape: "html" },
  { model: "stock.picking", field: "note", shape: "html" },
  { model: "purchase.order", field: "note", shape: "html" },
  { model: "account.move", field: "narration", shape: "html" },
  { model: "account.move", field: "payment_reference", shape: "text" },
  { model: "account.move", field: "ref", shape: "text", domain: [["move_type", "in", ["in_invoice", "in_refund"]]], outOfScopeFor: CUSTOMERS_ONLY },
  { model: "product.template", field: "description_purchase", shape: "text" },
  { model: "product.template", field: "description", shape: "html" },
  { model: "purchase.order", field: "amount_total", shape: "number", domain: [["state", "=", "purchase"]] },
];
