import { Decimal } from "decimal.js";
import { z } from "zod";
import { daysBetween } from "../../core/dates.ts";
import { sumAmounts } from "../../core/money.ts";
import { bestInterventions, type Intervention } from "../../insight/order-risk/interventions.ts";
import { CAUSES, type Cause, causeOf } from "../../insight/order-risk/order-at-risk.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import { typed } from "../inputs.ts";
import { lackingGoods, type OrderGoods } from "../lookup/lacking-goods.ts";
import { lackingValue } from "../lookup/lacking-value.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { amount, day, from, quantity, record, text, whole } from "../output.ts";
import { idOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 12;
const INTERVENTIONS = 3;
const LINES = 500;

const orderCount = whole("sale.order.id");
const currency = text("sale.order.line.currency_id", "open");
/** Untaxed sales value of what lacks, at the price of its order line. */
const value = amount("sale.order.line.price_subtotal", "commercial.price");
const totals = z.array(z.object({ value, currency }));
const product = text("stock.move.product_id", "open");
const uom = text("product.product.uom_id", "open");
const warehouse = text("stock.warehouse.name", "open");

const served = { rank: whole("sale.order.id"), orderCount, totals };
const counts = { orderCount, customerCount: whole("sale.order.id"), totals };

const output = z.object({
  /** The one that was asked about. */
  of: record("stock.warehouse", { name: warehouse, ...counts }).optional(),
  /** Orders that will miss their promise as things stand, each currency's total apart. */
  ...counts,
  /** Why, by the gravest cause of each order. */
  causes: z.array(z.object({ cause: from("stock.picking.date_deadline", "open", z.enum(CAUSES)), orderCount })),
  /** The few things that would serve most of it, `rank` 1 the most; what one serves is counted for no other. */
  transfers: z.array(
    record("product.product", { ...served, product, quantity: quantity("stock.move.product_qty"), uom, freeIn: warehouse, shortIn: warehouse }),
  ),
  expedites: z.array(record("purchase.order", { ...served, reference: text("purchase.order.name", "open") })),
  purchases: z.array(record("product.product", { ...served, product, quantity: quantity("stock.move.product_qty"), uom, shortIn: warehouse })),
  /** The most valuable first. */
  orders: z.array(
    record("sale.order", {
      reference: text("sale.order.name", "open"),
      customer: text("stock.picking.partner_id", "personal.name"),
      product,
      missing: quantity("stock.move.product_qty"),
      uom,
      warehouse,
      promised: day("stock.picking.date_deadline"),
      /** The day on which the last of it comes; absent where some of it is not on order. */
      comes: day("purchase.order.date_planned"),
      daysLate: whole("stock.picking.date_deadline"),
      purchaseOrder: text("purchase.order.name", "open"),
      cause: from("stock.picking.date_deadline", "open", z.enum(CAUSES)),
      value,
      currency,
    }),
  ),
  hasMore: z.boolean(),
});
export type OrderRisk = z.output<typeof output>;

export default readTool({
  name: "get_order_risk",
  description: `Sales orders that will miss their promise as things stand: how many, of how many customers, their untaxed value, the root causes, and the ${INTERVENTIONS} interventions (move stock, press a vendor, buy) that would serve most. By warehouse or all; at most ${LIMIT} orders, the most valuable first.`,
  models: [
    "stock.move",
    "stock.picking",
    "stock.picking.type",
    "stock.quant",
    "stock.location",
    "stock.warehouse",
    "sale.order",
    "sale.order.line",
    "product.product",
  ],
  input: z.object({ warehouse: typed("Warehouse's name or code").optional() }),
  output,
  async run(asked, context) {
    const [{ goods, hasMore }, all] = await Promise.all([lackingGoods(context), warehouses(context)]);
    const only = asked.warehouse === undefined ? undefined : warehouseCalled(asked.warehouse, all).id;
    const judged = goods.flatMap((one) => {
      const cause = only === undefined || one.warehouse === only ? causeOf(one, today(context)) : undefined;
      return cause === undefined ? [] : [{ ...one, cause }];
    });
    const lines = await linesOf(judged, context);
    const risks = judged.map((one): Risk => {
      const line = lines.get(idOf(one.want.move, "sale_line_id") ?? 0);
      return { ...one, line, uom: uomOf(one, line) };
    });
    const byValue =
      risks.every(({ line, want }) => line && lackingValue(line, want.move, want.missing) !== undefined) && currenciesOf(risks).length === 1;
    const worth = (serves: readonly Risk[]) => (byValue ? serves.reduce((sum, one) => sum + Number(worthOf(one)), 0) : ordersOf(serves));
    const ranked = risks
      .map((one) => described(one, all, context))
      .sort((one, other) => Number(other.value ?? 0) - Number(one.value ?? 0) || other.daysLate - one.daysLate);
    const counted = {
      orderCount: ordersOf(risks),
      customerCount: new Set(risks.map(({ want }) => idOf(want.delivery, "partner_id"))).size,
      totals: totalsOf(risks),
    };
    return {
      ...(only === undefined ? {} : { of: { id: String(only), name: nameOf(only, all), ...counted } }),
      ...counted,
      causes: CAUSES.flatMap((cause) => {
        const own = [...Map.groupBy(risks, ({ order }) => order).values()].filter((lacks) => gravest(lacks) === cause);
        return own.length === 0 ? [] : [{ cause, orderCount: own.length }];
      }),
      ...interventionsOf(bestInterventions(risks, worth, INTERVENTIONS), all),
      orders: ranked.slice(0, LIMIT),
      hasMore: hasMore || ranked.length > LIMIT,
    };
  },
});

interface Risk extends OrderGoods {
  readonly cause: Cause;
  readonly line: Row | undefined;
  readonly uom: string | null | undefined;
}

/** The order lines of what lacks, each with its product. */
async function linesOf(goods: readonly OrderGoods[], { odoo }: ToolContext): Promise<ReadonlyMap<number, Row>> {
  const ids = [...new Set(goods.flatMap(({ want }) => idOf(want.move, "sale_line_id") ?? []))];
  if (ids.length === 0) return new Map();
  const lines = await odoo.search("sale.order.line", {
    domain: [["id", "in", ids]],
    fields: ["product_uom_qty", "price_subtotal", "currency_id"],
    limit: LINES,
    with: { product_id: { model: "product.product", fields: ["uom_id"], limit: 1 } },
  });
  return new Map(lines.map((line) => [line.id, line]));
}

/** The product's own unit; the move's where its line is not seen. */
function uomOf({ want }: OrderGoods, line: Row | undefined) {
  const [item] = line ? relatedRows(line, "product_id") : [];
  return item ? textOf(item, "uom_id") : textOf(want.move, "product_uom");
}

/** CAUSES names the gravest first. */
function gravest(lacks: readonly Risk[]): Cause | undefined {
  return CAUSES.find((cause) => lacks.some((one) => one.cause === cause));
}

function described(one: Risk, all: readonly Row[], context: ToolContext) {
  const days = one.supplies.map(({ comes }) => comes);
  const comes = one.uncovered.gt(0) || days.includes(undefined) ? undefined : days.toSorted().at(-1);
  const now = today(context);
  const reached = comes !== undefined && comes > now ? comes : now;
  const value = one.line && lackingValue(one.line, one.want.move, one.want.missing);
  return {
    id: String(one.order),
    reference: textOf(one.want.delivery, "sale_id"),
    customer: textOf(one.want.delivery, "partner_id"),
    product: textOf(one.want.move, "product_id"),
    missing: one.missing.toFixed(),
    uom: one.uom,
    warehouse: nameOf(one.warehouse, all),
    promised: one.promised,
    comes,
    daysLate: one.promised ? Math.max(0, daysBetween(one.promised, reached)) : 0,
    purchaseOrder: one.supplies.at(-1)?.purchaseOrder,
    cause: one.cause,
    value,
    currency: one.line && textOf(one.line, "currency_id"),
  };
}

function interventionsOf(chosen: readonly Intervention<Risk>[], all: readonly Row[]) {
  const ranked = chosen.map((one, at) => {
    const [first] = one.serves;
    const own = { rank: at + 1, orderCount: ordersOf(one.serves), totals: totalsOf(one.serves) };
    const goods = { product: first && textOf(first.want.move, "product_id"), uom: first?.uom };
    return { one, own, goods };
  });
  return {
    transfers: ranked.flatMap(({ one, own, goods }) =>
      one.kind === "transfer"
        ? [
            {
              id: String(one.product),
              ...own,
              ...goods,
              quantity: one.quantity.toFixed(),
              freeIn: nameOf(one.from, all),
              shortIn: nameOf(one.to, all),
            },
          ]
        : [],
    ),
    expedites: ranked.flatMap(({ one, own }) => (one.kind === "expedite" ? [{ id: one.purchaseOrder, ...own, reference: one.purchaseOrder }] : [])),
    purchases: ranked.flatMap(({ one, own, goods }) =>
      one.kind === "order"
        ? [{ id: String(one.product), ...own, ...goods, quantity: one.quantity.toFixed(), shortIn: nameOf(one.warehouse, all) }]
        : [],
    ),
  };
}

function worthOf({ line, want }: Risk): string | undefined {
  return line && lackingValue(line, want.move, want.missing);
}

function ordersOf(risks: readonly Risk[]): number {
  return new Set(risks.map(({ order }) => order)).size;
}

function currenciesOf(risks: readonly Risk[]) {
  return [...new Set(risks.map(({ line }) => line && textOf(line, "currency_id")))];
}

function totalsOf(risks: readonly Risk[]) {
  return [...Map.groupBy(risks, ({ line }) => line && textOf(line, "currency_id"))]
    .map(([currency, own]) => {
      const values = own.flatMap((one) => worthOf(one) ?? []);
      return { value: values.length === own.length ? sumAmounts(values) : undefined, currency };
    })
    .sort((one, other) => new Decimal(other.value ?? 0).comparedTo(one.value ?? 0));
}

function nameOf(id: number, all: readonly Row[]) {
  const row = all.find((one) => one.id === id);
  return row && textOf(row, "name");
}
