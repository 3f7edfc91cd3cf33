import { allOf, anyOf, type Domain } from "../../../core/domain.ts";
import type { Operation } from "./access.ts";
import type { Env } from "./env.ts";
import { rowOf } from "./world.ts";

interface Rule {
  readonly models: readonly string[];
  /** Without groups the rule holds for everybody; rules with groups widen each other. */
  readonly groups?: readonly string[];
  readonly operations?: readonly Operation[];
  domain(env: Env): Domain;
}

const ALL: Domain = [];
const own =
  (field: string) =>
  (env: Env): Domain => ["|", [field, "=", env.uid], [field, "=", false]];
const ofCompanies = (env: Env): Domain => [["company_id", "in", env.companies]];
const ofCompaniesOrNone = (env: Env): Domain => [["company_id", "in", [...env.companies, false]]];
const everything = (): Domain => ALL;
const commercialPartner = (env: Env): number => {
  const partner = Number(rowOf(env.world, "res.users", env.uid)?.["partner_id"] ?? 0);
  return Number(rowOf(env.world, "res.partner", partner)?.["commercial_partner_id"] ?? partner);
};
const portalOrders =
  (path: string) =>
  (env: Env): Domain => [[path, "child_of", [commercialPartner(env)]]];

const RULES: readonly Rule[] = [
  {
    models: ["sale.order", "sale.order.line", "purchase.order", "purchase.order.line", "account.move", "account.move.line", "account.payment"],
    domain: ofCompanies,
  },
  { models: ["stock.picking", "stock.move", "stock.picking.type", "stock.warehouse", "stock.warehouse.orderpoint"], domain: ofCompanies },
  { models: ["account.journal"], domain: ofCompanies },
  { models: ["account.account"], domain: (env) => [["company_ids", "in", env.companies]] },
  {
    models: [
      "stock.location",
      "stock.lot",
      "stock.quant",
      "stock.move.line",
      "delivery.carrier",
      "crm.team",
      "res.partner.bank",
      "account.payment.term",
      "product.supplierinfo",
    ],
    domain: ofCompaniesOrNone,
  },
  { models: ["product.template", "product.product"], domain: ofCompaniesOrNone },
  { models: ["res.partner"], domain: (env) => ["|", ["partner_share", "=", false], ["company_id", "in", [...env.companies, false]]] },
  { models: ["res.users"], domain: (env) => ["|", ["share", "=", false], ["company_ids", "in", env.companies]] },
  { models: ["res.company"], groups: ["base.group_user", "base.group_portal"], domain: (env) => [["id", "in", env.companies]] },
  { models: ["res.company"], groups: ["base.group_erp_manager"], domain: everything },
  { models: ["sale.order"], groups: ["sales_team.group_sale_salesman"], domain: own("user_id") },
  { models: ["sale.order.line"], groups: ["sales_team.group_sale_salesman"], domain: own("salesman_id") },
  { models: ["sale.order", "sale.order.line"], groups: ["sales_team.group_sale_salesman_all_leads"], domain: everything },
  { models: ["sale.order"], groups: ["base.group_portal"], domain: portalOrders("partner_id") },
  { models: ["sale.order.line"], groups: ["base.group_portal"], domain: portalOrders("order_id.partner_id") },
  { models: ["purchase.order"], groups: ["base.group_portal"], domain: portalOrders("partner_id") },
  {
    models: ["account.move"],
    groups: ["sales_team.group_sale_salesman"],
    domain: (env) => [["move_type", "in", ["out_invoice", "out_refund"]], "|", ["invoice_user_id", "=", env.uid], ["invoice_user_id", "=", false]],
  },
  {
    models: ["account.move.line"],
    groups: ["sales_team.group_sale_salesman"],
    domain: (env) => [
      ["move_id.move_type", "in", ["out_invoice", "out_refund"]],
      "|",
      ["move_id.invoice_user_id", "=", env.uid],
      ["move_id.invoice_user_id", "=", false],
    ],
  },
  {
    models: ["account.move"],
    groups: ["sales_team.group_sale_salesman_all_leads"],
    domain: () => [["move_type", "in", ["out_invoice", "out_refund"]]],
  },
  {
    models: ["account.move.line"],
    groups: ["sales_team.group_sale_salesman_all_leads"],
    domain: () => [["move_id.move_type", "in", ["out_invoice", "out_refund"]]],
  },
  {
    models: ["account.move"],
    groups: ["purchase.group_purchase_user"],
    domain: () => [["move_type", "in", ["in_invoice", "in_refund", "in_receipt"]]],
  },
  {
    models: ["account.move.line"],
    groups: ["purchase.group_purchase_user"],
    domain: () => [["move_id.move_type", "in", ["in_invoice", "in_refund", "in_receipt"]]],
  },
  { models: ["account.move", "account.move.line"], groups: ["account.group_account_invoice"], domain: everything },
  { models: ["account.move", "account.move.line"], groups: ["account.group_account_readonly"], operations: ["read"], domain: everything },
  {
    models: ["mail.activity"],
    groups: ["base.group_user"],
    operations: ["write", "unlink"],
    domain: (env) => ["|", ["user_id", "=", env.uid], ["create_uid", "=", env.uid]],
  },
];

/** Odoo's record rules for the caller as one domain: all general ones, and at least one of those of the caller's groups. */
export function recordRules(env: Env, model: string, operation: Operation, hasGroup: (xmlid: string) => boolean): Domain {
  const general: Domain[] = [];
  const ofGroups: Domain[] = [];
  let unrestricted = false;
  for (const rule of RULES) {
    if (!rule.models.includes(model) || (rule.operations && !rule.operations.includes(operation))) continue;
    const domain = rule.domain(env);
    if (!rule.groups) general.push(domain);
    else if (rule.groups.some(hasGroup)) {
      if (domain.length === 0) unrestricted = true;
      ofGroups.push(domain);
    }
  }
  return allOf(...general, ...(unrestricted || ofGroups.length === 0 ? [] : [anyOf(...ofGroups)]));
}
