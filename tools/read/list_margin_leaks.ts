import { Decimal } from "decimal.js";
import { z } from "zod";
import { allOf } from "../../core/domain.ts";
import type { Json } from "../../core/json.ts";
import type { MarginLeak } from "../../insight/margin/margin-leak.ts";
import { findMarginLeaks } from "../../insight/margin/margin-leaks.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { groupName } from "../group-values.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { orderedIn, periodOf } from "../lookup/period.ts";
import { resolveProduct } from "../lookup/products.ts";
import { type SoldLines, soldLines } from "../lookup/sold-lines.ts";
import { amount, day, quantity, record, text, whole, word } from "../output.ts";
import { amountOf, numberOf, quantityOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 8;
const CURRENCIES = 10;
/** Of 500 orders each; fewer where names take calls of their own. */
const PAGES = 4;
const NAMED_PAGES = 1;
/** Margin in percent of the price below which a line leaks. */
const FLOOR_PERCENT = 10;

const currency = text("sale.order.line.currency_id", "open");

const LEAKS = ["cost not followed", "growing discounts", "sliding price", "freight not billed"] as const;

const output = z.object({
  /** The largest loss first. */
  lines: z.array(
    record("sale.order.line", {
      order: text("sale.order.line.order_id", "open"),
      customer: text("sale.order.partner_id", "personal.name"),
      product: text("sale.order.line.product_id", "open"),
      ordered: quantity("sale.order.line.product_uom_qty"),
      uom: text("sale.order.line.product_uom_id", "open"),
      untaxed: amount("sale.order.line.price_subtotal", "commercial.price"),
      /** Of one unit, when it was sold. */
      cost: amount("sale.order.line.purchase_price", "cost"),
      margin: amount("sale.order.line.margin", "margin"),
      marginPercent: amount("sale.order.line.margin_percent", "margin"),
      discountPercent: amount("sale.order.line.discount", "commercial.price"),
      currency,
    }),
  ),
  /** Lines sold below cost: how many, and the margin lost on them; each currency apart. */
  belowCost: z.array(z.object({ lineCount: whole("sale.order.line.id"), margin: amount("sale.order.line.margin", "margin"), currency })),
  /** Lines below the floor, those below cost included. */
  belowFloor: z.array(z.object({ lineCount: whole("sale.order.line.id"), margin: amount("sale.order.line.margin", "margin"), currency })),
  floorPercent: amount("sale.order.line.margin_percent", "margin"),
  /** What lines together show: slipping prices, growing discounts, costs that prices did not follow, freight not billed; the largest loss first. */
  leaks: z.array(
    z.object({
      kind: word("sale.order.line.order_id", LEAKS),
      order: text("sale.order.name", "open"),
      product: text("sale.order.line.product_id", "open"),
      customer: text("sale.order.partner_id", "personal.name"),
      salesperson: text("sale.order.user_id", "personal.name"),
      /** Estimated, in the company's currency, with the range in which it lies with 95 percent confidence. */
      lost: amount("sale.order.line.margin", "margin"),
      low: amount("sale.order.line.margin", "margin"),
      high: amount("sale.order.line.margin", "margin"),
      currency,
      /** How far it fell short by the end: of the price, or of the freight. */
      shortPercent: amount("sale.order.line.margin_percent", "margin"),
      lineCount: whole("sale.order.line.id"),
    }),
  ),
  leakCount: whole("sale.order.line.id"),
  /** The latest orders of the time were looked at for these, from a day on. */
  lookedAt: z.object({
    orderCount: whole("sale.order.id"),
    ordersInAll: whole("sale.order.id"),
    since: day("sale.order.date_order"),
    /** Orders of which it is kept what their freight cost; without any, unbilled freight can't be found. */
    withFreightCost: whole("sale.order.id"),
    /** Lines without a cost, which can't be held against it. */
    withoutCost: whole("sale.order.line.id"),
  }),
  from: day("sale.order.date_order"),
  to: day("sale.order.date_order"),
  hasMore: z.boolean(),
});
export type MarginLeaks = z.output<typeof output>;

export default readTool({
  name: "list_margin_leaks",
  description: `Where margin leaks: order lines sold below cost or with less than ${FLOOR_PERCENT} percent margin, how many and the ${LIMIT} worst; and the ${LIMIT} largest losses by costs that prices did not follow, growing discounts, sliding prices and unbilled freight, estimated with their ranges. Of orders placed in a time, the last twelve months when left out; by customer or product, or all.`,
  models: ["sale.order", "sale.order.line", "stock.picking", "res.company", "product.product", "res.partner"],
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
      product === undefined ? undefined : resolveProduct(context, product),
    ]);
    const sold = allOf(
      orderedIn(period, context, "order_id."),
      [
        ["display_type", "=", false],
        ["product_id", "!=", false],
        ["product_uom_qty", ">", 0],
      ],
      partner ? ofPartner("order_id.partner_id", partner) : [],
      item ? [["product_id", "=", item.id]] : [],
    );
    const below = allOf(sold, [["margin_percent", "<", FLOOR_PERCENT / 100]]);
    const [rows, groups, lines] = await Promise.all([
      context.odoo.search("sale.order.line", {
        domain: below,
        fields: FIELDS,
        limit: LIMIT + 1,
        order: "margin, id",
        with: { order_id: { model: "sale.order", fields: ["partner_id"], limit: 1 } },
      }),
      context.odoo.group("sale.order.line", { domain: below, groupby: ["currency_id"], aggregates: ["margin:array_agg"], limit: CURRENCIES }),
      soldLines(context, {
        domain: allOf(
          orderedIn(period, context),
          partner ? ofPartner("partner_id", partner) : [],
          item ? [["order_line.product_id", "=", item.id]] : [],
        ),
        pages: partner || item ? NAMED_PAGES : PAGES,
        product: item?.id,
        floorPercent: FLOOR_PERCENT,
      }),
    ]);
    const { leaks, withoutCost } = leaksIn(lines);
    const margins = groups.map((group) => ({ currency: groupName(group, "currency_id"), margins: numbersIn(group["margin:array_agg"]) }));
    return {
      lines: rows.slice(0, LIMIT).map(describeLine),
      belowCost: margins.flatMap((one) => totalOf({ ...one, margins: one.margins.filter((margin) => margin < 0) })),
      belowFloor: margins.flatMap(totalOf),
      floorPercent: String(FLOOR_PERCENT),
      leaks: leaks.slice(0, LIMIT),
      leakCount: leaks.length,
      lookedAt: {
        orderCount: lines.orders,
        ordersInAll: lines.ordersInAll,
        since: lines.since ?? null,
        withFreightCost: lines.withFreightCost,
        withoutCost,
      },
      ...period,
      hasMore: rows.length > LIMIT || leaks.length > LIMIT,
    };
  },
});

const FIELDS = [
  "order_id",
  "product_id",
  "product_uom_qty",
  "product_uom_id",
  "price_subtotal",
  "purchase_price",
  "margin",
  "margin_percent",
  "discount",
  "currency_id",
];

const NAMES = {
  "cost-drift": "cost not followed",
  "discount-creep": "growing discounts",
  erosion: "sliding price",
  "unbilled-freight": "freight not billed",
} as const satisfies Record<Exclude<MarginLeak["kind"], "below-floor">, (typeof LEAKS)[number]>;

/** What lines below the floor lose is told line by line; here is what only many lines together show. */
function leaksIn({ books, names }: SoldLines) {
  const found = books.map(({ currency, lines, rates }) => ({ currency, lines, ...findMarginLeaks(lines, rates) }));
  const leaks = found
    .flatMap(({ currency, leaks }) => leaks.map((leak) => ({ ...leak, currency })))
    .flatMap(({ kind, of, lost, uncertainty, share, basedOn, currency }) => {
      if (kind === "below-floor" || !lost.gt(0)) return [];
      const name = (key: string | undefined) => (key === undefined ? null : names.get(key));
      return [
        {
          kind: NAMES[kind],
          order: name(of.order),
          product: name(of.product),
          customer: name(of.customer),
          salesperson: name(of.salesperson),
          lost: lost.toFixed(2),
          low: uncertainty.low.toFixed(2),
          high: uncertainty.high.toFixed(2),
          currency,
          shortPercent: new Decimal(share).times(100).toDecimalPlaces(1).toFixed(),
          lineCount: basedOn.lines,
        },
      ];
    })
    .sort((one, other) => Number(other.lost) - Number(one.lost));
  return { leaks, withoutCost: found.flatMap(({ lines }) => lines).filter(({ cost }) => cost === null).length };
}

function numbersIn(cell: Json | undefined): readonly number[] {
  return Array.isArray(cell) ? cell.filter((one) => typeof one === "number") : [];
}

function totalOf({ margins, currency }: { readonly margins: readonly number[]; readonly currency: string | undefined }) {
  const margin = margins.reduce((sum, one) => sum.plus(one), new Decimal(0));
  return margins.length === 0 ? [] : [{ lineCount: margins.length, margin: margin.toFixed(2), currency }];
}

function describeLine(row: Row) {
  const [order] = relatedRows(row, "order_id");
  const share = numberOf(row, "margin_percent");
  return {
    id: String(row.id),
    order: textOf(row, "order_id"),
    customer: order && textOf(order, "partner_id"),
    product: textOf(row, "product_id"),
    ordered: quantityOf(row, "product_uom_qty"),
    uom: textOf(row, "product_uom_id"),
    untaxed: amountOf(row, "price_subtotal"),
    cost: amountOf(row, "purchase_price"),
    margin: amountOf(row, "margin"),
    // Odoo keeps a share of one.
    marginPercent: share === undefined ? undefined : new Decimal(share).times(100).toDecimalPlaces(1).toFixed(),
    discountPercent: quantityOf(row, "discount"),
    currency: textOf(row, "currency_id"),
  };
}
