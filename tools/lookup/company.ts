import { CopilotError } from "../../core/errors.ts";
import type { Row } from "../../odoo/reader.ts";
import { idOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { ofPartner } from "./customers.ts";

/** The company that a record belongs to; one shared by all counts as the principal's first. */
export async function companyOf({ odoo }: Pick<ToolContext, "odoo">, row: Row): Promise<number> {
  const own = idOf(row, "company_id");
  if (own !== undefined) return own;
  const [first] = await odoo.search("res.company", { domain: [], fields: ["name"], limit: 1, order: "id" });
  if (!first) throw new CopilotError("DENIED", "You belong to no company in Odoo. Ask an administrator.");
  return first.id;
}

/** The company that sells to a customer: their own, or the one of their last order. */
export async function sellerTo(context: Pick<ToolContext, "odoo">, customer: Row): Promise<number> {
  if (idOf(customer, "company_id") !== undefined) return companyOf(context, customer);
  const domain = ofPartner("partner_id", customer);
  const [last] = await context.odoo.search("sale.order", { domain, fields: ["company_id"], limit: 1, order: "date_order desc, id desc" });
  return companyOf(context, last ?? customer);
}
