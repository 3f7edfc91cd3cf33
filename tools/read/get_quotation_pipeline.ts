import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { groupAmount, groupCount, groupName } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { amount, from, text, whole } from "../output.ts";
import { readTool } from "../tool.ts";

const LIMIT = 15;
const GROUPS = 200;

const sum = {
  count: whole("sale.order.id"),
  untaxed: amount("sale.order.amount_untaxed", "commercial.total"),
  currency: text("sale.order.currency_id", "open"),
};

const output = z.object({
  by: from("sale.order.state", "open", z.enum(["salesperson", "customer"])),
  /** The largest first; a group without a name is of quotations that have no salesperson. */
  groups: z.array(z.object({ ...sum, name: text("sale.order.partner_id", "personal.name") })),
  /** All unconfirmed quotations together, each currency apart. */
  totals: z.array(z.object(sum)),
  hasMore: z.boolean(),
});
export type QuotationPipeline = z.output<typeof output>;

export default readTool({
  name: "get_quotation_pipeline",
  description: `How many quotations are not confirmed and what they are worth, untaxed, by salesperson or by customer, each currency apart. At most ${LIMIT} groups, the largest first.`,
  models: ["sale.order", "res.partner", "res.users"],
  input: z.object({
    by: z.enum(["salesperson", "customer"]).optional().describe("salesperson when left out"),
    customer: typed("Customer's name").optional(),
  }),
  output,
  async run({ by = "salesperson", customer }, context) {
    const ofCustomer = customer === undefined ? [] : ofPartner("partner_id", await resolveCustomer(context, customer));
    const domain: Domain = allOf([["state", "in", ["draft", "sent"]]], ofCustomer);
    const field = by === "customer" ? "partner_id" : "user_id";
    const seesAmounts = context.odoo.sight("sale.order", "amount_untaxed") === "shown";
    const aggregates = seesAmounts ? ["__count", "amount_untaxed:sum"] : ["__count"];
    const order = seesAmounts ? "amount_untaxed:sum desc" : "__count desc";
    const [groups, totals] = await Promise.all([
      context.odoo.group("sale.order", { domain, groupby: [field, "currency_id"], aggregates, limit: GROUPS, order }),
      context.odoo.group("sale.order", { domain, groupby: ["currency_id"], aggregates, limit: 10, order }),
    ]);
    const describe = (group: (typeof groups)[number]) => ({
      count: groupCount(group),
      untaxed: groupAmount(group, "amount_untaxed:sum"),
      currency: groupName(group, "currency_id"),
    });
    return {
      by,
      groups: groups.slice(0, LIMIT).map((group) => ({ ...describe(group), name: groupName(group, field) ?? null })),
      totals: totals.map(describe),
      hasMore: groups.length > LIMIT,
    };
  },
});
