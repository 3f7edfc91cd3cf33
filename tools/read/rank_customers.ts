import { z } from "zod";
import { groupAmount, groupCount, groupId, groupName } from "../group-values.ts";
import { isoDay } from "../inputs.ts";
import { orderedIn, periodOf } from "../lookup/period.ts";
import { amount, day, record, text, whole } from "../output.ts";
import { readTool } from "../tool.ts";

const LIMIT = 10;
const CURRENCIES = 10;

const sum = {
  orderCount: whole("sale.order.id"),
  untaxed: amount("sale.order.amount_untaxed", "commercial.total"),
  currency: text("sale.order.currency_id", "open"),
};

const output = z.object({
  /** The largest first. */
  customers: z.array(record("res.partner", { ...sum, name: text("sale.order.partner_id", "personal.name") })),
  /** All customers together, each currency apart. */
  totals: z.array(z.object(sum)),
  from: day("sale.order.date_order"),
  to: day("sale.order.date_order"),
  hasMore: z.boolean(),
});
export type RankedCustomers = z.output<typeof output>;

export default readTool({
  name: "rank_customers",
  description: `Customers by the untaxed value of their confirmed orders in a time, the last twelve months when left out; the ${LIMIT} largest, each currency apart.`,
  models: ["sale.order", "res.partner"],
  input: z.strictObject({ from: isoDay("Ordered on or after this day").optional(), to: isoDay("Ordered on or before this day").optional() }),
  output,
  async run(asked, context) {
    const period = periodOf(asked, context);
    const domain = orderedIn(period, context);
    const aggregates = ["__count", "amount_untaxed:sum"];
    const [groups, totals] = await Promise.all([
      context.odoo.group("sale.order", {
        domain,
        groupby: ["partner_id", "currency_id"],
        aggregates,
        limit: LIMIT + 1,
        order: "amount_untaxed:sum desc",
      }),
      context.odoo.group("sale.order", { domain, groupby: ["currency_id"], aggregates, limit: CURRENCIES, order: "amount_untaxed:sum desc" }),
    ]);
    const describe = (group: (typeof groups)[number]) => ({
      orderCount: groupCount(group),
      untaxed: groupAmount(group, "amount_untaxed:sum"),
      currency: groupName(group, "currency_id"),
    });
    return {
      customers: groups
        .slice(0, LIMIT)
        .map((group) => ({ id: String(groupId(group, "partner_id") ?? 0), ...describe(group), name: groupName(group, "partner_id") })),
      totals: totals.map(describe),
      ...period,
      hasMore: groups.length > LIMIT,
    };
  },
});
