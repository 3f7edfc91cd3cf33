import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import { sumAmounts } from "../../core/money.ts";
import type { GroupRow } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { groupAmount, groupCount, groupName } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { amount, day, text, whole } from "../output.ts";
import { readTool } from "../tool.ts";

const WEEKS = 12;
const GROUPS = 300;
const CURRENCIES = 10;

const sum = {
  orderCount: whole("sale.order.id"),
  /** Untaxed value of the whole orders, what has been delivered of them included. */
  untaxed: amount("sale.order.amount_untaxed", "commercial.total"),
  currency: text("sale.order.currency_id", "open"),
};

const output = z.object({
  /** By the week of the promised day, beginning with the current one; each currency apart. */
  weeks: z.array(z.object({ weekFrom: day("sale.order.commitment_date"), ...sum })),
  /** Promised for a day that is past. */
  overdue: z.array(z.object(sum)),
  /** Without a promised day. */
  undated: z.array(z.object(sum)),
  /** All open orders. */
  totals: z.array(z.object(sum)),
  hasMore: z.boolean(),
});
export type Backlog = z.output<typeof output>;

const OPEN: Domain = [
  ["state", "=", "sale"],
  ["delivery_status", "in", ["pending", "started", "partial"]],
];

export default readTool({
  name: "get_backlog",
  description: `Confirmed sales orders that are not wholly delivered: how many and their untaxed value, by the week of the promised day for ${WEEKS} weeks, overdue and undated ones apart, each currency apart. One warehouse or all.`,
  models: ["sale.order", "stock.warehouse"],
  input: z.object({ warehouse: typed("Warehouse's name or code").optional() }),
  output,
  async run({ warehouse }, context) {
    const place: Domain = warehouse === undefined ? [] : [["warehouse_id", "=", warehouseCalled(warehouse, await warehouses(context)).id]];
    const domain = allOf(OPEN, place);
    const start = startOf(today(context), context);
    const sees = context.odoo.sight("sale.order", "amount_untaxed") === "shown";
    const aggregates = sees ? ["amount_untaxed:sum", "__count"] : ["__count"];
    const byCurrency = (more: Domain) =>
      context.odoo.group("sale.order", { domain: allOf(domain, more), groupby: ["currency_id"], aggregates, limit: CURRENCIES });
    const [days, overdue, undated, totals] = await Promise.all([
      context.odoo.group("sale.order", {
        domain: allOf(domain, [["commitment_date", ">=", start]]),
        groupby: ["commitment_date:day", "currency_id"],
        aggregates,
        limit: GROUPS,
      }),
      byCurrency([["commitment_date", "<", start]]),
      byCurrency([["commitment_date", "=", false]]),
      byCurrency([]),
    ]);
    const weeks = weeksOf(days);
    return {
      weeks: weeks.slice(0, WEEKS),
      overdue: overdue.map(describe),
      undated: undated.map(describe),
      totals: totals.map(describe),
      hasMore: weeks.length > WEEKS || days.length === GROUPS,
    };
  },
});

/** Odoo's weeks begin where its language says; ours on Monday everywhere. */
function weeksOf(days: readonly GroupRow[]) {
  const dated = days.flatMap((group) => {
    const bucket = group["commitment_date:day"];
    const on = Array.isArray(bucket) && typeof bucket[0] === "string" ? bucket[0].slice(0, 10) : undefined;
    return on === undefined ? [] : [{ weekFrom: mondayOf(on), ...describe(group) }];
  });
  return [...Map.groupBy(dated, ({ weekFrom, currency }) => `${weekFrom}|${currency ?? ""}`).values()]
    .map((own) => {
      const values = own.flatMap(({ untaxed }) => untaxed ?? []);
      return {
        weekFrom: own[0]?.weekFrom,
        orderCount: own.reduce((count, one) => count + one.orderCount, 0),
        untaxed: values.length === own.length ? sumAmounts(values) : undefined,
        currency: own[0]?.currency,
      };
    })
    .sort((one, other) => String(one.weekFrom).localeCompare(String(other.weekFrom)));
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

function describe(group: GroupRow) {
  return { orderCount: groupCount(group), untaxed: groupAmount(group, "amount_untaxed:sum"), currency: groupName(group, "currency_id") };
}
