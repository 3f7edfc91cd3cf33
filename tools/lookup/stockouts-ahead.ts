import { Decimal } from "decimal.js";
import { addDays, daysBetween } from "../../core/dates.ts";
import type { DemandBetween } from "../../insight/inventory/protection-demand.ts";
import { unitsAt } from "../../insight/inventory/unit-distribution.ts";
import { learnPartDemand, partDemand } from "../../insight/reorder/part-demand.ts";
import { demandWithOrders } from "../../insight/stockout/demand-with-orders.ts";
import { stockoutRisk } from "../../insight/stockout/stockout-risk.ts";
import type { Row } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import type { ToolContext } from "../tool.ts";
import { purchaseOrderOf } from "./incoming.ts";
import { resolveProduct } from "./products.ts";
import { isAmple, type StockOutlook, stockOutlooks } from "./stock-outlook.ts";
import { latenessOf, type VendorLateness, vendorLateness } from "./vendor-lateness.ts";
import { warehouseCalled, warehouses } from "./warehouses.ts";

const AHEAD = 21;
const WEEK = 7;
const MOST_WEEKS = 26;
/** In percent: what is likelier than this is listed; by the day on which it becomes likelier than not it runs out; and so sure is the quantity advised. */
const LISTED = 20;
const LIKELY = 0.5;
const SURE = 0.95;

export type StockoutAhead = ReturnType<typeof judge> & { readonly outlook: StockOutlook };

interface Asked {
  /** Looks until this day, three weeks ahead when left out. */
  readonly to?: string | undefined;
  /** As typed. */
  readonly warehouse?: string | undefined;
  readonly product?: string | undefined;
}

interface StockoutsAhead {
  readonly until: string;
  /** The warehouse that was asked about. */
  readonly only: Row | undefined;
  readonly all: readonly Row[];
  /** All that was looked at. */
  readonly outlooks: readonly StockOutlook[];
  /** The first to run out first. */
  readonly risks: readonly StockoutAhead[];
  readonly hasMore: boolean;
}

/** Products that may run out until a day, from demand as learnt, open orders, and receipts with how late they use to be. */
export async function stockoutsAhead(context: ToolContext, asked: Asked): Promise<StockoutsAhead> {
  const now = today(context);
  const until = asked.to === undefined || asked.to <= now ? addDays(now, AHEAD) : asked.to;
  const horizon = Math.min(MOST_WEEKS, Math.max(1, daysBetween(now, until) / WEEK));
  const [all, product] = await Promise.all([
    warehouses(context),
    asked.product === undefined ? undefined : resolveProduct(context, asked.product).then(({ id }) => id),
  ]);
  const only = asked.warehouse === undefined ? undefined : warehouseCalled(asked.warehouse, all);
  const places = only ? [only.id] : all.map(({ id }) => id);
  const [{ outlooks, histories, hasMore }, lateness] = await Promise.all([
    stockOutlooks(context, { until, warehouses: places, product }),
    vendorLateness(context, places),
  ]);
  const model = learnPartDemand(
    histories.map(({ weeks }) => inLots(weeks, lotOf(weeks))),
    [1, Math.ceil(horizon)],
  );
  const judged = outlooks
    .filter((outlook) => !isAmple(outlook, horizon))
    .map((outlook) => {
      const demand = outlook.weeks.length === 0 ? undefined : partDemand(model, inLots(outlook.weeks, lotOf(outlook.weeks)));
      return { outlook, ...judge(outlook, demand, { now, until, horizon, lateness }) };
    });
  const risks = judged
    .filter(({ probability }) => probability >= LISTED)
    .sort((one, other) => (one.runsOut ?? "9").localeCompare(other.runsOut ?? "9") || other.probability - one.probability);
  return { until, only, all, outlooks, risks, hasMore };
}

interface Frame {
  readonly now: string;
  readonly until: string;
  /** In weeks. */
  readonly horizon: number;
  readonly lateness: VendorLateness;
}

/** Demand is counted in lots, so that a product asked for by the thousand takes no longer than others. */
const MOST_LOTS = 200;

function lotOf(weeks: readonly (number | null)[]): number {
  return Math.max(1, Math.ceil(Math.max(0, ...weeks.map((units) => units ?? 0)) / MOST_LOTS));
}

function inLots(weeks: readonly (number | null)[], lot: number): (number | null)[] {
  return weeks.map((units) => (units === null ? null : Math.round(Math.max(0, units) / lot)));
}

function judge(outlook: StockOutlook, demand: DemandBetween | undefined, { now, until, horizon, lateness }: Frame) {
  const { onHand, leaving, coming, product } = outlook;
  const lot = lotOf(outlook.weeks);
  const orders = leaving.map(({ day, quantity, reserved }, at) => ({
    id: String(at),
    due: day,
    quantity: quantity.toNumber() / lot,
    reserved: reserved.toNumber() / lot,
    unit: "",
  }));
  const receipts = coming.map(({ receipt, expected, inProductUom }) => ({
    id: String(receipt.id),
    supplier: purchaseOrderOf(receipt) ?? String(receipt.id),
    expected: expected ?? until,
    quantity: inProductUom.toNumber() / lot,
    unit: "",
    late: latenessOf(lateness, product),
  }));
  const risk = stockoutRisk({
    unit: "",
    currency: "",
    today: now,
    daysPerPeriod: WEEK,
    onHand: onHand.toNumber() / lot,
    demand,
    periodsKnown: outlook.weeks.filter((one) => one !== null).length,
    leadTime: 0,
    horizon,
    threshold: LIKELY,
    orders,
    receipts,
  });
  const booked = orders.map((order) => ({
    order,
    at: Math.max(0, daysBetween(now, order.due) / WEEK),
    units: order.quantity,
    reserved: order.reserved,
  }));
  const asked = demandWithOrders(demand ?? (() => ({ mean: 0, probabilities: [1] })), booked);
  const inBook = leaving.reduce((sum, one) => sum.plus(one.quantity), new Decimal(0));
  const arriving = broughtBy(coming, until, now);
  const leftAt = (week: number, share: number) =>
    onHand
      .plus(broughtBy(coming, addDays(now, week * WEEK), now))
      .minus(unitsAt(asked(0, week), share) * lot)
      .toDecimalPlaces(2)
      .toFixed();
  return {
    probability: Math.round((risk.byPeriod.at(-1)?.chance ?? 0) * 100),
    runsOut: risk.runsOutBy !== undefined && risk.runsOutBy <= until ? risk.runsOutBy : undefined,
    arriving,
    booked: inBook,
    expected: Decimal.max(inBook, new Decimal(asked(0, horizon).mean * lot).toDecimalPlaces(1)),
    advised: Decimal.max(
      0,
      Decimal.max(inBook, unitsAt(asked(0, horizon), SURE) * lot)
        .minus(onHand)
        .minus(arriving),
    ),
    hit: risk.orders.filter(({ chance }) => chance > LIKELY).flatMap(({ id }) => leaving[Number(id)] ?? []),
    projection: () => [
      { day: now, low: onHand.toFixed(), middle: onHand.toFixed(), high: onHand.toFixed() },
      ...Array.from({ length: Math.ceil(horizon) }, (_, at) => at + 1).map((week) => ({
        day: addDays(now, week * WEEK),
        low: leftAt(week, 0.9),
        middle: leftAt(week, 0.5),
        high: leftAt(week, 0.1),
      })),
    ],
  };
}

/** What is overdue counts as coming today. */
function broughtBy(coming: StockOutlook["coming"], day: string, now: string): Decimal {
  return coming.filter(({ expected }) => (expected ?? now) <= day).reduce((sum, one) => sum.plus(one.inProductUom), new Decimal(0));
}
