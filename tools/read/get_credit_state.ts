import { Decimal } from "decimal.js";
import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { sumAmounts } from "../../core/money.ts";
import { groupAmount, groupName } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { OPEN_INVOICES, overdueInvoices } from "../lookup/invoices.ts";
import { amount, from, record, text } from "../output.ts";
import { partnerShape } from "../records/partner.ts";
import { amountOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const CURRENCIES = 10;
const STATES = ["within the limit", "over the limit", "no limit set", "limit not readable", "not comparable"] as const;

const output = z.object({
  customer: record("res.partner", {
    name: partnerShape.name,
    state: from("res.partner.use_partner_credit_limit", "open", z.enum(STATES)),
    /** In the company's currency, where one is set and you may read it. */
    limit: amount("res.partner.credit_limit", "commercial.total"),
    /** The limit less what is used, where both are in one currency. */
    left: amount("res.partner.credit_limit", "commercial.total"),
  }),
  /** What is used, each currency apart: open invoices, less open credit notes, and confirmed orders that are not invoiced yet. */
  used: z.array(
    z.object({
      openInvoices: amount("account.move.amount_residual", "commercial.total"),
      overdue: amount("account.move.amount_residual", "commercial.total"),
      notInvoiced: amount("sale.order.amount_total", "commercial.total"),
      used: amount("account.move.amount_residual", "commercial.total"),
      currency: text("account.move.currency_id", "open"),
    }),
  ),
});
export type CreditState = z.output<typeof output>;

const NOT_INVOICED: Domain = [
  ["state", "=", "sale"],
  ["invoice_status", "in", ["no", "to invoice"]],
];

export default readTool({
  name: "get_credit_state",
  description:
    "A customer's credit: the limit where Odoo holds one, and what is used of it by open invoices and by confirmed orders that are not invoiced. Takes a name; find it with find_customers.",
  models: ["res.partner", "account.move", "sale.order"],
  input: z.object({ customer: typed("Customer's name or reference") }),
  output,
  async run({ customer }, context) {
    const partner = await resolveCustomer(context, customer, ["credit_limit", "use_partner_credit_limit"]);
    const own = ofPartner("partner_id", partner);
    const [{ invoices, credits }, overdue, orders] = await Promise.all([
      openByKind(own, context),
      sums("account.move", "amount_residual", allOf(overdueInvoices(context), [["move_type", "=", "out_invoice"]], own), context),
      sums("sale.order", "amount_total", allOf(NOT_INVOICED, own), context),
    ]);
    const currencies = [...new Set([...invoices.keys(), ...credits.keys(), ...orders.keys()])];
    const used = currencies.map((currency) => {
      const open = new Decimal(invoices.get(currency) ?? 0).minus(credits.get(currency) ?? 0).toFixed(2);
      const notInvoiced = orders.get(currency) ?? "0.00";
      return { openInvoices: open, overdue: overdue.get(currency) ?? "0.00", notInvoiced, used: sumAmounts([open, notInvoiced]), currency };
    });
    const limit = partner["credit_limit"] === undefined ? undefined : amountOf(partner, "credit_limit");
    const isSet = limit !== undefined && Number(limit) > 0 && partner["use_partner_credit_limit"] !== false;
    const [only] = used;
    const left = isSet && used.length <= 1 ? new Decimal(limit).minus(only?.used ?? 0).toFixed(2) : undefined;
    return {
      customer: {
        id: String(partner.id),
        name: textOf(partner, "complete_name"),
        state: stateOf(limit, isSet, left),
        ...(isSet ? { limit } : {}),
        ...(left === undefined ? {} : { left }),
      },
      used,
    };
  },
});

function stateOf(limit: string | undefined, isSet: boolean, left: string | undefined): (typeof STATES)[number] {
  if (limit === undefined) return "limit not readable";
  if (!isSet) return "no limit set";
  if (left === undefined) return "not comparable";
  return Number(left) < 0 ? "over the limit" : "within the limit";
}

/** Open invoices and open credit notes by currency, in one call. */
async function openByKind(own: Domain, { odoo }: ToolContext) {
  const invoices = new Map<string, string>();
  const credits = new Map<string, string>();
  if (odoo.sight("account.move", "amount_residual") !== "shown") return { invoices, credits };
  const groups = await odoo.group("account.move", {
    domain: allOf([["move_type", "in", ["out_invoice", "out_refund"]]], OPEN_INVOICES, own),
    groupby: ["move_type", "currency_id"],
    aggregates: ["amount_residual:sum"],
    limit: 2 * CURRENCIES,
  });
  for (const group of groups) {
    const currency = groupName(group, "currency_id");
    const sum = groupAmount(group, "amount_residual:sum");
    if (currency !== undefined && sum !== undefined) (group["move_type"] === "out_refund" ? credits : invoices).set(currency, sum);
  }
  return { invoices, credits };
}

/** Odoo's own sums by currency. */
async function sums(model: string, field: string, domain: Domain, { odoo }: ToolContext): Promise<ReadonlyMap<string, string>> {
  if (odoo.sight(model, field) !== "shown") return new Map();
  const groups = await odoo.group(model, { domain, groupby: ["currency_id"], aggregates: [`${field}:sum`], limit: CURRENCIES });
  return new Map(
    groups.flatMap((group) => {
      const currency = groupName(group, "currency_id");
      const sum = groupAmount(group, `${field}:sum`);
      return currency === undefined || sum === undefined ? [] : [[currency, sum] as const];
    }),
  );
}
