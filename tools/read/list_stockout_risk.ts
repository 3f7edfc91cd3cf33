import { Decimal } from "decimal.js";
import { z } from "zod";
import { addDays, daysBetween } from "../../core/dates.ts";
import type { DemandBetween } from "../../insight/inventory/protection-demand.ts";
import { unitsAt } from "../../insight/inventory/unit-distribution.ts";
import { learnPartDemand, partDemand } from "../../insight/reorder/part-demand.ts";
import { demandWithOrders } from "../../insight/stockout/demand-with-orders.ts";
import { stockoutRisk } from "../../insight/stockout/stockout-risk.ts";
import type { Row } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { purchaseOrderOf } from "../lookup/incoming.ts";
import { resolveProduct } from "../lookup/products.ts";
import { isAmple, type StockOutlook, stockOutlooks } from "../lookup/stock-outlook.ts";
import { latenessOf, type VendorLateness, vendorLateness } from "../lookup/vendor-lateness.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { amount, day, quantity, record, text, whole } from "../output.ts";
import { textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 12;
const AHEAD = 21;
const WEEK = 7;
const MOST_WEEKS = 26;
/** In percent: what is likelier than this is listed; by the day on which it becomes likelier than not it runs out; and so sure is the quantity advised. */
const LISTED = 20;
const LIKELY = 0.5;
const SURE = 0.95;
const PLOTTED = 3;
const ORDERS_EACH = 5;

const units = quantity("stock.move.product_qty");

const output = z.object({
  /** The one that was asked about. */
  of: record("stock.warehouse", { name: text("stock.warehouse.name", "open") }).optional(),
  /** The first to run out first. */
  risks: z.array(
    record("product.product", {
      product: text("product.product.display_name", "open"),
      warehouse: text("stock.warehouse.name", "open"),
      uom: text("product.product.uom_id", "open"),
      /** Of running out until the last day looked at. */
      probabilityPercent: amount("stock.move.product_qty", "open"),
      /** The day by which running out is likelier than not. */
      runsOut: day("stock.move.date"),
      onHand: quantity("stock.quant.quantity"),
      incoming: units,
      /** In the book, and expected in all, until the last day. */
      booked: units,
      expected: units,
      /** What has to come so that running out by then is unlikely (one in twenty). */
      advised: units,
      /** Sales orders that would likely come up short. */
      orders: z.array(record("sale.order", { reference: text("sale.order.name", "open"), day: day("stock.move.date") })),
      /** Weeks of the past that it rests on. */
      weeksKnown: whole("stock.move.date"),
      /** Of the first few: what is likely to be left on a day, in nine of ten cases, in half of them and in one of ten. */
      projection: z.array(z.object({ day: day("stock.move.date"), low: units, middle: units, high: units })).optional(),
    }),
  ),
  count: whole("product.product.id"),
  to: day("stock.move.date"),
  /** Products and warehouses that were looked at, and how many of them have no past to forecast from. */
  lookedAtCount: whole("product.product.id"),
  withoutPastCount: whole("product.product.id"),
  hasMore: z.boolean(),
});
export type StockoutRisks = z.output<typeof output>;

export default readTool({
  name: "list_stockout_risk",
  description: `How likely products run out until a day (three weeks ahead when left out), by warehouse, from what customers took in the past two years, open orders, and receipts with how late their vendors use to be: probability, the day by which it is likelier than not, the orders it hits and the quantity that would do. At most ${LIMIT}.`,
  models: [
    "stock.move",
    "stock.picking",
    "stock.picking.type",
    "stock.quant",
    "stock.location",
    "stock.warehouse",
    "product.product",
    "sale.order",
    "sale.order.line",
  ],
  input: z.object({
    to: isoDay("Looks until this day").optional(),
    warehouse: typed("Warehouse's name or code").optional(),
    product: typed("Product code or name").optional(),
  }),
  output,
  async run(asked, context) {
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
    const shown = risks.slice(0, LIMIT);
    const items =
      shown.length === 0
        ? []
        : await context.odoo.read("product.product", [...new Set(shown.map(({ outlook }) => outlook.product))], ["display_name", "uom_id"]);
    return {
      ...(only ? { of: { id: String(only.id), name: textOf(only, "name") } } : {}),
      risks: shown.flatMap((risk, at) => described(risk, { items, all, plotted: at < PLOTTED })),
      count: risks.length,
      to: until,
      lookedAtCount: outlooks.length,
      withoutPastCount: outlooks.filter(({ weeks }) => weeks.length === 0).length,
      hasMore: hasMore || risks.length > LIMIT,
    };
  },
});

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

function described(
  { outlook, projection, hit, ...risk }: ReturnType<typeof judge> & { readonly outlook: StockOutlook },
  { items, all, plotted }: { readonly items: readonly Row[]; readonly all: readonly Row[]; readonly plotted: boolean },
) {
  const item = items.find(({ id }) => id === outlook.product);
  const warehouse = all.find(({ id }) => id === outlook.warehouse);
  // A product or warehouse that this person doesn't see is not told of, whatever its past says.
  if (!item || !warehouse) return [];
  return [
    {
      id: String(outlook.product),
      product: textOf(item, "display_name"),
      warehouse: textOf(warehouse, "name"),
      uom: textOf(item, "uom_id"),
      probabilityPercent: String(risk.probability),
      runsOut: risk.runsOut ?? null,
      onHand: outlook.onHand.toFixed(),
      incoming: risk.arriving.toFixed(),
      booked: risk.booked.toFixed(),
      expected: risk.expected.toFixed(),
      advised: risk.advised.toFixed(),
      orders: [...new Map(hit.map((one) => [one.order, one])).values()]
        .flatMap(({ order, reference, day }) => (order === undefined ? [] : [{ id: String(order), reference, day }]))
        .slice(0, ORDERS_EACH),
      weeksKnown: outlook.weeks.filter((one) => one !== null).length,
      ...(plotted ? { projection: projection() } : {}),
    },
  ];
}
