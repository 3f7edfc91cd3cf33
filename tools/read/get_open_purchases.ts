import { z } from "zod";
import { allOf } from "../../core/domain.ts";
import type { GroupRow } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { groupAmount, groupCount, groupId, groupName } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { OPEN_PURCHASES } from "../lookup/purchase-orders.ts";
import { amount, record, text, whole } from "../output.ts";
import { readTool } from "../tool.ts";

const LIMIT = 15;
const GROUPS = 300;

const sum = {
  orderCount: whole("purchase.order.id"),
  /** Untaxed value of the whole orders, what has come of them included. */
  untaxed: amount("purchase.order.amount_untaxed", "vendor_terms.total"),
  currency: text("purchase.order.currency_id", "open"),
};

const output = z.object({
  /** The largest first. */
  vendors: z.array(
    record("res.partner", { vendor: text("purchase.order.partner_id", "personal.name"), ...sum, lateCount: whole("purchase.order.date_planned") }),
  ),
  /** All open orders together, each currency apart. */
  totals: z.array(z.object(sum)),
  hasMore: z.boolean(),
});
export type OpenPurchases = z.output<typeof output>;

export default readTool({
  name: "get_open_purchases",
  description: `How many confirmed purchase orders are still to be received, and what they are worth untaxed, by vendor, each currency apart, with how many are late. One vendor or all: the ${LIMIT} largest.`,
  models: ["purchase.order", "res.partner"],
  input: z.object({ vendor: typed("Vendor's name").optional() }),
  output,
  async run({ vendor }, context) {
    const ofVendor = vendor === undefined ? [] : ofPartner("partner_id", await resolveVendor(context, vendor));
    const domain = allOf(OPEN_PURCHASES, ofVendor);
    const sees = context.odoo.sight("purchase.order", "amount_untaxed") === "shown";
    const aggregates = sees ? ["amount_untaxed:sum", "__count"] : ["__count"];
    const order = sees ? "amount_untaxed:sum desc" : "__count desc";
    const [groups, totals, late] = await Promise.all([
      context.odoo.group("purchase.order", { domain, groupby: ["partner_id", "currency_id"], aggregates, limit: GROUPS, order }),
      context.odoo.group("purchase.order", { domain, groupby: ["currency_id"], aggregates, limit: LIMIT, order }),
      context.odoo.group("purchase.order", {
        domain: allOf(domain, [["date_planned", "<", startOf(today(context), context)]]),
        groupby: ["partner_id", "currency_id"],
        aggregates: ["__count"],
        limit: GROUPS,
      }),
    ]);
    return {
      vendors: groups.slice(0, LIMIT).map((group) => ({
        id: String(groupId(group, "partner_id") ?? 0),
        vendor: groupName(group, "partner_id"),
        ...describe(group),
        lateCount: late.filter((one) => isSame(one, group)).reduce((count, one) => count + groupCount(one), 0),
      })),
      totals: totals.map(describe),
      hasMore: groups.length > LIMIT,
    };
  },
});

function isSame(one: GroupRow, other: GroupRow): boolean {
  return ["partner_id", "currency_id"].every((field) => groupId(one, field) === groupId(other, field));
}

function describe(group: GroupRow) {
  return {
    orderCount: groupCount(group),
    untaxed: groupAmount(group, "amount_untaxed:sum"),
    currency: groupName(group, "currency_id"),
  };
}
