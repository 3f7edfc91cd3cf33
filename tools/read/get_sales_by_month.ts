import { Decimal } from "decimal.js";
import { z } from "zod";
import { dayIn, fromOdooDatetime } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import { sumAmounts } from "../../core/money.ts";
import type { GroupRow } from "../../odoo/reader.ts";
import { groupAmount, groupCount, groupName, groupQuantity } from "../group-values.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { orderedIn, periodOf } from "../lookup/period.ts";
import { resolveProduct } from "../lookup/products.ts";
import { amount, day, from, quantity, record, text, whole } from "../output.ts";
import { partnerShape } from "../records/partner.ts";
import { textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const MONTHS = 120;
const TRENDS = ["up", "down", "level"] as const;

const output = z.object({
  customer: record("res.partner", { name: partnerShape.name }).optional(),
  product: record("product.product", {
    name: text("product.product.display_name", "open"),
    uom: text("product.product.uom_id", "open"),
    /** The customer that was asked for with it: the totals are of one record, which is then the product. */
    customer: partnerShape.name.optional(),
  }).optional(),
  /** The oldest first; months without an order are left out. */
  months: z.array(
    z.object({
      /** "Oct 2026" */
      month: text("sale.order.date_order", "open"),
      /** Orders, or order lines where a product was asked for. */
      orderCount: whole("sale.order.id"),
      /** In the lines' units of measure, where a product was asked for. */
      quantity: quantity("sale.order.line.product_uom_qty"),
      untaxed: amount("sale.order.amount_untaxed", "commercial.total"),
      currency: text("sale.order.currency_id", "open"),
    }),
  ),
  totals: z.array(z.object({ untaxed: amount("sale.order.amount_untaxed", "commercial.total"), currency: text("sale.order.currency_id", "open") })),
  /** The last whole month against the mean of the months before it, where there is one currency and three months or more. */
  trend: from("sale.order.date_order", "open", z.enum(TRENDS)).optional(),
  from: day("sale.order.date_order"),
  to: day("sale.order.date_order"),
  hasMore: z.boolean(),
});
export type SalesByMonth = z.output<typeof output>;

export default readTool({
  name: "get_sales_by_month",
  description:
    "The untaxed value of confirmed orders by month of order, over the last twelve months or between two days, of all customers or one, of all products or one, each currency apart.",
  models: ["sale.order", "sale.order.line", "res.partner", "product.product"],
  input: z.object({
    customer: typed("Customer's name").optional(),
    product: typed("Product code or name").optional(),
    from: isoDay("Ordered on or after this day").optional(),
    to: isoDay("Ordered on or before this day").optional(),
  }),
  output,
  async run({ customer, product, ...asked }, context) {
    const period = periodOf(asked, context);
    const [partner, item] = await Promise.all([
      customer === undefined ? undefined : resolveCustomer(context, customer),
      product === undefined ? undefined : resolveProduct(context, product, ["uom_id"]),
    ]);
    const groups = item
      ? await context.odoo.group("sale.order.line", {
          domain: allOf(
            [["product_id", "=", item.id]],
            orderedIn(period, context, "order_id."),
            partner ? ofPartner("order_id.partner_id", partner) : [],
          ),
          groupby: ["order_id.date_order:month", "currency_id"],
          aggregates: ["__count", "price_subtotal:sum", "product_uom_qty:sum"],
          limit: MONTHS,
        })
      : await context.odoo.group("sale.order", {
          domain: allOf(orderedIn(period, context), partner ? ofPartner("partner_id", partner) : ([] satisfies Domain)),
          groupby: ["date_order:month", "currency_id"],
          aggregates: ["__count", "amount_untaxed:sum"],
          limit: MONTHS,
        });
    const months = groups
      .map((group) => describe(group, monthStart(group, context.timeZone)))
      .sort((one, other) => one.start.localeCompare(other.start));
    const buyer = partner ? textOf(partner, "complete_name") : undefined;
    return {
      ...(partner && !item ? { customer: { id: String(partner.id), name: buyer } } : {}),
      ...(item ? { product: { id: String(item.id), name: textOf(item, "display_name"), uom: textOf(item, "uom_id"), customer: buyer } } : {}),
      months: months.map(({ start: _, ...month }) => month),
      totals: totalsOf(months),
      trend: trendOf(months, period.to.slice(0, 7)),
      ...period,
      hasMore: groups.length === MONTHS,
    };
  },
});

const SPECS = ["date_order:month", "order_id.date_order:month"] as const;

/** Odoo names a month by the instant at which it begins in the asker's time zone. */
function monthStart(group: GroupRow, timeZone: string): string {
  const [start] = SPECS.flatMap((spec) => {
    const key = group[spec];
    return Array.isArray(key) && typeof key[0] === "string" ? [key[0]] : [];
  });
  return start === undefined ? "" : dayIn(timeZone, fromOdooDatetime(start));
}

/** "Oct 2026" */
function shortMonth(day: string): string {
  return day === ""
    ? ""
    : new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month: "short", year: "numeric" }).format(new Date(`${day}T00:00:00Z`));
}

function describe(group: GroupRow, start: string) {
  const sold = groupQuantity(group, "product_uom_qty:sum");
  return {
    start,
    month: shortMonth(start),
    orderCount: groupCount(group),
    ...(sold === undefined ? {} : { quantity: sold }),
    untaxed: groupAmount(group, "amount_untaxed:sum") ?? groupAmount(group, "price_subtotal:sum"),
    currency: groupName(group, "currency_id"),
  };
}

type Month = ReturnType<typeof describe>;

function totalsOf(months: readonly Month[]) {
  return [...Map.groupBy(months, ({ currency }) => currency)].map(([currency, own]) => ({
    untaxed: sumAmounts(own.flatMap(({ untaxed }) => untaxed ?? [])),
    currency,
  }));
}

const NOTICEABLE = 0.05;

function trendOf(months: readonly Month[], current: string): (typeof TRENDS)[number] | undefined {
  if (new Set(months.map(({ currency }) => currency)).size !== 1) return undefined;
  const whole = months.filter(({ start, untaxed }) => untaxed !== undefined && !start.startsWith(current));
  const last = whole.at(-1);
  const before = whole.slice(0, -1);
  if (!last || before.length < 2) return undefined;
  const mean = before.reduce((sum, { untaxed }) => sum.plus(untaxed ?? 0), new Decimal(0)).dividedBy(before.length);
  const change = mean.isZero() ? new Decimal(0) : new Decimal(last.untaxed ?? 0).minus(mean).dividedBy(mean);
  return change.gt(NOTICEABLE) ? "up" : change.lt(-NOTICEABLE) ? "down" : "level";
}
