import { Decimal } from "decimal.js";
import { z } from "zod";
import { daysBetween } from "../../core/dates.ts";
import { sumAmounts } from "../../core/money.ts";
import { bestInterventions, type Intervention } from "../../insight/order-risk/interventions.ts";
import { CAUSES, type Cause, causeOf } from "../../insight/order-risk/order-at-risk.ts";
import type { Row } from "../../odoo/reader.ts";
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

const orderCount = whole("sale.order.id");
const currency = text("sale.order.line.currency_id", "open");
/** Untaxed sales value of what lacks, at the price of its order line. */
const value = amount("sale.order.line.price_subtotal", "commercial.price");
const totals = z.array(z.object({ value, currency }));
const product = text("stock.move.product_id", "open");
const uom = text("product.product.uom_id", "open");
const warehouse = text("stock.warehouse.name", "open");

const counts = { orderCount, customerCount: whole("sale.order.id"), totals };

const output = z.object({
  /** The one that was asked about. */
  of: record("stock.warehouse", { name: warehouse, ...counts }).optional(),
  /** Orders that will miss their promise as things stand, each currency's total apart. */
  ...counts,
  /** Why, by the gravest cause of each order. */
  causes: z.array(z.object({ cause: from("stock.picking.date_deadline", "open", z.enum(CAUSES)), orderCount })),
  /** The few things that would serve most of it; what one serves is counted for no other. */
  interventions: z.array(
    z.object({
      kind: z.enum(["transfer", "expedite", "order"]).meta({ class: "open" }),
      purchaseOrder: text("purchase.order.name", "open"),
      product,
      quantity: quantity("stock.move.product_qty"),
      uom,
      from: warehouse,
      to: warehouse,
      orderCount,
      totals,
    }),
  ),
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
    const [lines, items] = await detailsOf(judged, context);
    const risks = judged.map((one): Risk => ({ ...one, line: lines.get(idOf(one.want.move, "sale_line_id") ?? 0), uom: uomOf(one.product, items) }));
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
      interventions: bestInterventions(risks, worth, INTERVENTIONS).map((one) => told(one, all)),
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

/** The order lines and products of what lacks. */
async function detailsOf(goods: readonly OrderGoods[], { odoo }: ToolContext): Promise<[ReadonlyMap<number, Row>, readonly Row[]]> {
  if (goods.length === 0) return [new Map(), []];
  const lineIds = [...new Set(goods.flatMap(({ want }) => idOf(want.move, "sale_line_id") ?? []))];
  const [lines, items] = await Promise.all([
    odoo.read("sale.order.line", lineIds, ["product_uom_qty", "price_subtotal", "currency_id"]),
    odoo.read("product.product", [...new Set(goods.map((one) => one.product))], ["uom_id"]),
  ]);
  return [new Map(lines.map((line) => [line.id, line])), items];
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

function told(one: Intervention<Risk>, all: readonly Row[]) {
  const served = { orderCount: ordersOf(one.serves), totals: totalsOf(one.serves) };
  const [first] = one.serves;
  const goods = { product: first && textOf(first.want.move, "product_id"), uom: first?.uom };
  switch (one.kind) {
    case "expedite":
      return { kind: one.kind, purchaseOrder: one.purchaseOrder, ...served };
    case "transfer":
      return { kind: one.kind, ...goods, quantity: one.quantity.toFixed(), from: nameOf(one.from, all), to: nameOf(one.to, all), ...served };
    case "order":
      return { kind: one.kind, ...goods, quantity: one.quantity.toFixed(), to: nameOf(one.warehouse, all), ...served };
  }
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

function uomOf(product: number, items: readonly Row[]) {
  const item = items.find(({ id }) => id === product);
  return item && textOf(item, "uom_id");
}

function nameOf(id: number, all: readonly Row[]) {
  const row = all.find((one) => one.id === id);
  return row && textOf(row, "name");
}
