import { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { isoDay, typed } from "../inputs.ts";
import { doubtShape, insightDoubts, isDoubted } from "../lookup/insight-doubts.ts";
import { type RuleOrder, ruleOrders } from "../lookup/rule-orders.ts";
import { type StockoutAhead, stockoutsAhead } from "../lookup/stockouts-ahead.ts";
import { amount, day, quantity, record, text, whole } from "../output.ts";
import { textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 12;
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
      /** What has to come so that running out by then is unlikely (one in twenty); left out while the demand forecast is doubted. */
      advised: units,
      /** While it is doubted: what Odoo's own reordering rule would order now, where there is one. */
      ruleOrders: quantity("stock.warehouse.orderpoint.qty_to_order"),
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
  /** The estimates behind it that aren't trusted. */
  doubts: z.array(doubtShape),
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
    "stock.warehouse.orderpoint",
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
    const [{ until, only, all, outlooks, risks, hasMore }, doubts] = await Promise.all([
      stockoutsAhead(context, asked),
      insightDoubts(context, ["demand", "lead-time"]),
    ]);
    const shown = risks.slice(0, LIMIT);
    const products = [...new Set(shown.map(({ outlook }) => outlook.product))];
    const isUnsure = isDoubted(doubts, "demand");
    const [items, rules] =
      products.length === 0
        ? [[], undefined]
        : await Promise.all([
            context.odoo.read("product.product", products, ["display_name", "uom_id"]),
            isUnsure ? ruleOrders(context, { products, warehouse: only?.id }) : undefined,
          ]);
    return {
      ...(only ? { of: { id: String(only.id), name: textOf(only, "name") } } : {}),
      risks: shown.flatMap((risk, at) => described(risk, { items, all, plotted: at < PLOTTED, isUnsure, rules: rules ?? [] })),
      count: risks.length,
      to: until,
      lookedAtCount: outlooks.length,
      withoutPastCount: outlooks.filter(({ weeks }) => weeks.length === 0).length,
      doubts,
      hasMore: hasMore || risks.length > LIMIT,
    };
  },
});

interface Beside {
  readonly items: readonly Row[];
  readonly all: readonly Row[];
  readonly plotted: boolean;
  readonly isUnsure: boolean;
  readonly rules: readonly RuleOrder[];
}

function described({ outlook, projection, hit, ...risk }: StockoutAhead, { items, all, plotted, isUnsure, rules }: Beside) {
  const item = items.find(({ id }) => id === outlook.product);
  const warehouse = all.find(({ id }) => id === outlook.warehouse);
  // A product or warehouse that this person doesn't see is not told of, whatever its past says.
  if (!item || !warehouse) return [];
  const rule = rules.find((one) => one.product === outlook.product && one.warehouse === outlook.warehouse);
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
      ...(isUnsure ? (rule ? { ruleOrders: rule.toOrder.toFixed() } : {}) : { advised: risk.advised.toFixed() }),
      orders: [...new Map(hit.map((one) => [one.order, one])).values()]
        .flatMap(({ order, reference, day }) => (order === undefined ? [] : [{ id: String(order), reference, day }]))
        .slice(0, ORDERS_EACH),
      weeksKnown: outlook.weeks.filter((one) => one !== null).length,
      ...(plotted ? { projection: projection() } : {}),
    },
  ];
}
