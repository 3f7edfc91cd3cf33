import { z } from "zod";
import { addDays, daysBetween } from "../../core/dates.ts";
import { allOf } from "../../core/domain.ts";
import { type ChurnEstimate, estimateChurn, HORIZON } from "../../insight/churn/churn.ts";
import { createHistories } from "../../insight/churn/customer-history.ts";
import { today } from "../days.ts";
import { typed } from "../inputs.ts";
import { type Buyer, buyingDays } from "../lookup/buying-days.ts";
import { purchasesOf } from "../lookup/customer-purchases.ts";
import { resolveCustomer } from "../lookup/customers.ts";
import { orderedIn } from "../lookup/period.ts";
import { amount, day, record, text, whole, word } from "../output.ts";
import { idOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 8;
const PRODUCTS = 2;
/** Told of where nobody is likely to stay away. */
const FEW = 3;
const YEAR = 365;
const PAST = 2 * YEAR;
/** Listed is who is more likely than not to stay away. */
const LIKELY = 0.5;
const LONGER = 1.5;
/** Who bought on so many days had a rhythm to lose. */
const REGULAR = 4;
/** In days: with such gaps a whole quarter without an order is nothing new. */
const SELDOM = 60;
/** A past shorter than this hardly shows a rhythm. */
const ENOUGH_DAYS = 180;

const REASONS = [
  "silent for longer than usual",
  "bought on one day only",
  "bought less lately",
  "buys seldom",
  "few orders so far",
  "within the usual rhythm",
] as const;
type Reason = (typeof REASONS)[number];

const output = z.object({
  /** The one that was asked about. */
  of: record("res.partner", { name: text("sale.order.partner_id", "personal.name") }).optional(),
  /** Likely to buy nothing in the days ahead, those who used to buy regularly first, then those of whom most is at stake; where nobody is likely to, the likeliest. */
  customers: z.array(
    record("res.partner", {
      name: text("sale.order.partner_id", "personal.name"),
      /** Of no order in the days ahead, with how far such estimates were off before. */
      probabilityPercent: amount("sale.order.date_order", "open"),
      lowPercent: amount("sale.order.date_order", "open"),
      highPercent: amount("sale.order.date_order", "open"),
      lastOrdered: day("sale.order.date_order"),
      daysSince: whole("sale.order.date_order"),
      /** Between days with an order; null with one such day. */
      daysBetweenOrders: whole("sale.order.date_order"),
      orderDayCount: whole("sale.order.date_order"),
      reasons: z.array(word("sale.order.date_order", REASONS)),
      /** In the last twelve months, each currency apart. */
      bought: z.array(
        z.object({ untaxed: amount("sale.order.line.price_subtotal", "commercial.price"), currency: text("sale.order.line.currency_id", "open") }),
      ),
      products: z.array(record("product.product", { product: text("sale.order.line.product_id", "open") })),
      productCount: whole("sale.order.line.product_id"),
    }),
  ),
  /** Who is more likely than not to buy nothing. */
  count: whole("sale.order.partner_id", "personal.name"),
  lookedAtCount: whole("sale.order.partner_id", "personal.name"),
  orderCount: whole("sale.order.id"),
  from: day("sale.order.date_order"),
  daysAhead: whole("sale.order.date_order"),
  /** Whether the past is too short to show a rhythm. */
  isShortPast: z.boolean(),
  hasMore: z.boolean(),
});
export type ChurnRisk = z.output<typeof output>;

export default readTool({
  name: "list_churn_risk",
  description: `Customers who bought in the last twelve months and are more likely than not to buy nothing in the next ${HORIZON} days: chance, why (last order, usual gap), what they bought in that time. All, at most ${LIMIT}, or one customer.`,
  models: ["sale.order", "sale.order.line", "product.product", "res.partner"],
  input: z.object({ customer: typed("Customer's name").optional() }),
  output,
  async run({ customer }, context) {
    const now = today(context);
    const past = { from: addDays(now, -PAST), to: now };
    const one = customer === undefined ? undefined : await resolveCustomer(context, customer);
    const only = one && (idOf(one, "commercial_partner_id") ?? one.id);
    const [{ buyers, hasMore }, cancelled] = await Promise.all([
      buyingDays(context, orderedIn(past, context)),
      buyingDays(context, allOf([["state", "=", "cancel"]], orderedIn(past, context).slice(1))),
    ]);
    const estimates = new Map(estimatesOf(buyers, cancelled.buyers, now).map((estimate) => [Number(estimate.customer), estimate]));
    const judged = buyers.flatMap((buyer) => {
      const estimate = estimates.get(buyer.id);
      return estimate ? [{ buyer, estimate, atStake: estimate.probability * lastYearsShare(buyer, now) * buyer.value }] : [];
    });
    const active = judged.filter(({ buyer, atStake }) => (only === undefined ? atStake > 0 : buyer.id === only));
    const likely = active.filter(({ estimate }) => only !== undefined || estimate.probability >= LIKELY);
    const likeliest = active.toSorted((one, other) => other.estimate.probability - one.estimate.probability).slice(0, FEW);
    const shown = likely
      .toSorted((one, other) => Number(isRegular(other.buyer)) - Number(isRegular(one.buyer)) || other.atStake - one.atStake)
      .slice(0, LIMIT)
      .concat(likely.length === 0 ? likeliest : []);
    const purchases = await purchasesOf(
      context,
      shown.map(({ buyer }) => buyer.id),
      orderedIn({ from: addDays(now, -YEAR), to: now }, context, "order_id."),
    );
    const first = buyers.map(({ days }) => days[0] ?? now).sort()[0] ?? now;
    return {
      ...(only === undefined ? {} : { of: { id: String(only), name: one && textOf(one, "complete_name") } }),
      customers: shown.map(({ buyer, estimate }) => {
        const own = purchases.find((purchase) => purchase.customer === buyer.id);
        return {
          ...described(buyer, estimate, now),
          bought: own ? [...own.totals] : [],
          products: (own?.products ?? []).slice(0, PRODUCTS).map(({ id, name }) => ({ id: String(id), product: name })),
          productCount: own?.products.length ?? 0,
        };
      }),
      count: likely.length,
      lookedAtCount: judged.length,
      orderCount: buyers.reduce((sum, { days }) => sum + days.length, 0),
      from: first,
      daysAhead: HORIZON,
      isShortPast: daysBetween(first, now) < ENOUGH_DAYS,
      hasMore: hasMore || likely.length > LIMIT,
    };
  },
});

/** Each customer's chance from tomorrow on, so that today's orders count. */
function estimatesOf(buyers: readonly Buyer[], cancelled: readonly Buyer[], now: string): ChurnEstimate[] {
  const tomorrow = dayNumber(now) + 1;
  const histories = createHistories(tomorrow);
  const add = ({ id, days, value }: Buyer, isCancellation: boolean) =>
    days.forEach((day, at) => {
      const price = value / days.length;
      histories.add({ customer: String(id), invoice: String(at), product: "", quantity: 1, price, day: dayNumber(day), isCancellation });
    });
  for (const buyer of buyers) add(buyer, false);
  for (const buyer of cancelled) add(buyer, true);
  return estimateChurn(histories.histories(), tomorrow);
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** The share of the orders that came in the last twelve months. */
function lastYearsShare({ days }: Buyer, now: string): number {
  return days.filter((day) => day > addDays(now, -YEAR)).length / days.length;
}

function described({ id, name, days }: Buyer, { probability, range }: ChurnEstimate, now: string) {
  const distinct = [...new Set(days)];
  const [first = now, last = now] = [distinct[0], distinct.at(-1)];
  const gap = distinct.length > 1 ? daysBetween(first, last) / (distinct.length - 1) : null;
  const silent = daysBetween(last, now);
  return {
    id: String(id),
    name,
    probabilityPercent: percent(probability),
    lowPercent: percent(range.low),
    highPercent: percent(range.high),
    lastOrdered: last,
    daysSince: silent,
    daysBetweenOrders: gap === null ? null : Math.round(gap),
    orderDayCount: distinct.length,
    reasons: reasonsOf(distinct, gap, silent, now),
  };
}

function reasonsOf(days: readonly string[], gap: number | null, silent: number, now: string): Reason[] {
  const lately = days.filter((day) => day > addDays(now, -HORIZON)).length;
  const before = days.filter((day) => day <= addDays(now, -HORIZON) && day > addDays(now, -2 * HORIZON)).length;
  if (gap === null) return ["bought on one day only"];
  const reasons: readonly (Reason | false)[] = [
    silent >= LONGER * Math.max(1, gap) && "silent for longer than usual",
    lately > 0 && LONGER * lately <= before && "bought less lately",
    gap >= SELDOM && "buys seldom",
    days.length < REGULAR && gap < SELDOM && "few orders so far",
  ];
  const known = reasons.filter((reason) => reason !== false);
  return known.length > 0 ? known : ["within the usual rhythm"];
}

function isRegular({ days }: Buyer): boolean {
  return new Set(days).size >= REGULAR;
}

function percent(share: number): string {
  return String(Math.round(100 * share));
}
