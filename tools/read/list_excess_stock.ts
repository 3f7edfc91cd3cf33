import { Decimal } from "decimal.js";
import { z } from "zod";
import { addDays, daysBetween } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import type { GroupRow, Row } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { groupCount, groupId } from "../group-values.ts";
import { isoDay, typed } from "../inputs.ts";
import { agedStock, STOCK_ADVICE } from "../lookup/aged-stock.ts";
import { doubtShape, insightDoubts, isDoubted } from "../lookup/insight-doubts.ts";
import { numberIn } from "../lookup/stock-and-demand.ts";
import { stockReceipts } from "../lookup/stock-receipts.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { amount, day, quantity, record, text, whole, word } from "../output.ts";
import { dayOf, numberOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 8;
const GROUPS = 500;
const USAGE_DAYS = 90;
/** Stock that lasts longer than this is more than is needed. */
const ENOUGH_DAYS = 180;
const HISTORY_WEEKS = 52;

const output = z.object({
  /** The largest value first, or the longest lasting where no cost is seen. */
  products: z.array(
    record("product.product", {
      product: text("product.product.display_name", "open"),
      onHand: quantity("stock.quant.quantity"),
      uom: text("product.product.uom_id", "open"),
      /** What customers took in the time looked at. */
      used: quantity("stock.move.product_qty"),
      /** How long the stock lasts at that rate; null where nothing was used. */
      daysOfStock: whole("stock.move.product_qty"),
      /** The last delivery to a customer; null where there was none. */
      lastMoved: day("stock.move.date"),
      /** At cost. */
      stockValue: amount("product.product.standard_price", "cost"),
      currency: text("product.product.currency_id", "open"),
      onOrder: quantity("stock.move.product_qty"),
      /** What half a year of the demand to expect leaves, with the range in which that lies nine times out of ten; null without a forecast. */
      excess: quantity("stock.quant.quantity"),
      excessLow: quantity("stock.quant.quantity"),
      excessHigh: quantity("stock.quant.quantity"),
      /** At cost. */
      excessValue: amount("product.product.standard_price", "cost"),
      /** First in, first out, by the days since it came; both null for what has no receipt on record. */
      ages: z.array(
        z.object({
          fromDays: whole("stock.move.date"),
          toDays: whole("stock.move.date"),
          quantity: quantity("stock.quant.quantity"),
          stockValue: amount("product.product.standard_price", "cost"),
        }),
      ),
      /** What came more than half a year ago, and what came at a time that is not known. */
      old: quantity("stock.quant.quantity"),
      ofUnknownAge: quantity("stock.quant.quantity"),
      advice: word("product.product.id", STOCK_ADVICE),
      /** Weeks of the past that the demand to expect rests on. */
      weeksKnown: whole("stock.move.date"),
    }),
  ),
  count: whole("product.product.id"),
  /** Of them, those of which nothing was used. */
  unusedCount: whole("product.product.id"),
  from: day("stock.move.date"),
  to: day("stock.move.date"),
  daysEnough: whole("stock.move.date"),
  /** Whether weeks of the past are kept; else the demand to expect is what was used in the time. */
  isPastKept: z.boolean(),
  /** Where the demand to expect isn't trusted; while it is doubted nothing is advised from it. */
  doubts: z.array(doubtShape),
  hasMore: z.boolean(),
});
export type ExcessStock = z.output<typeof output>;

export default readTool({
  name: "list_excess_stock",
  description: `Products with more stock than ${ENOUGH_DAYS} days of use, or of which nothing was used: on hand and how old, used in a time (the last ${USAGE_DAYS} days when left out), days that it lasts, last delivery, value at cost, what is too much by the demand to expect and what to do about it. One warehouse or all; at most ${LIMIT}.`,
  models: ["stock.quant", "stock.location", "stock.move", "stock.picking", "stock.picking.type", "stock.warehouse", "product.product"],
  input: z.object({ warehouse: typed("Warehouse's name or code").optional(), from: isoDay("Use since this day").optional() }),
  output,
  async run({ warehouse, from }, context) {
    const to = today(context);
    const since = from !== undefined && from < to ? from : addDays(to, -USAGE_DAYS);
    const all = await warehouses(context);
    const place = warehouse === undefined ? undefined : warehouseCalled(warehouse, all).id;
    const shippedOf = (products: readonly number[]): Domain =>
      allOf(
        [
          ["product_id", "in", [...products]],
          ["picking_code", "=", "outgoing"],
          ["state", "=", "done"],
        ],
        place === undefined ? [] : [["picking_type_id.warehouse_id", "=", place]],
      );
    const stock = await context.odoo.group("stock.quant", {
      domain: allOf([["location_id.usage", "=", "internal"]], place === undefined ? [] : [["warehouse_id", "=", place]]),
      groupby: ["product_id"],
      aggregates: ["quantity:sum"],
      limit: GROUPS,
      order: "quantity:sum desc",
    });
    const stocked = stock.flatMap((group) => groupId(group, "product_id") ?? []);
    const [used, last] = await Promise.all([
      byProduct(context, allOf(shippedOf(stocked), [["date", ">=", startOf(since, context)]]), "product_qty:sum"),
      byProduct(context, shippedOf(stocked), "date:max"),
    ]);
    const days = daysBetween(since, to);
    const excess = stock.flatMap((group) => {
      const product = groupId(group, "product_id");
      const onHand = numberIn(group["quantity:sum"]);
      if (product === undefined || onHand.lte(0)) return [];
      const usage = numberIn(used.get(product)?.["product_qty:sum"]);
      const daysOfStock = usage.gt(0) ? onHand.dividedBy(usage).times(days).round().toNumber() : null;
      if (daysOfStock !== null && daysOfStock <= ENOUGH_DAYS) return [];
      const deliveries = groupCount(used.get(product) ?? {});
      return [{ product, onHand, used: usage, deliveries, daysOfStock, last: last.get(product)?.["date:max"] ?? false }];
    });
    const items =
      excess.length === 0
        ? []
        : await context.odoo.read(
            "product.product",
            excess.map(({ product }) => product),
            FIELDS,
          );
    const products = excess
      .flatMap((one) => {
        const item = items.find(({ id }) => id === one.product);
        return item ? [{ one, told: describe(one, item, context), cost: numberOf(item, "standard_price") }] : [];
      })
      .sort(({ told: one }, { told: other }) => Number(other.stockValue ?? 0) - Number(one.stockValue ?? 0) || lasting(other) - lasting(one));
    const shown = products.slice(0, LIMIT).map(({ one }) => one.product);
    const [{ receipts, hasMore }, histories, doubts] = await Promise.all([
      stockReceipts(context, shown, place),
      context.histories?.demand({ warehouses: all.map(({ id }) => id), products: shown, weeks: HISTORY_WEEKS }) ?? [],
      insightDoubts(context, ["demand"]),
    ]);
    // Asked after the histories, which on the first day are read when they are first asked for.
    const isPastKept = ((await context.histories?.readUntil()) ?? null) !== null;
    return {
      products: products.slice(0, LIMIT).map(({ one, told, cost }) => ({
        ...told,
        ...agedStock(one, receipts, { to, days, enough: ENOUGH_DAYS, place, histories, isPastKept, cost }),
        ...(isDoubted(doubts, "demand") ? { advice: undefined } : {}),
      })),
      isPastKept,
      count: products.length,
      unusedCount: products.filter(({ one }) => one.daysOfStock === null).length,
      from: since,
      to,
      daysEnough: ENOUGH_DAYS,
      doubts,
      hasMore: hasMore || products.length > LIMIT || stock.length === GROUPS,
    };
  },
});

const FIELDS = ["display_name", "uom_id", "standard_price", "currency_id"];

async function byProduct({ odoo }: ToolContext, domain: Domain, aggregate: string): Promise<ReadonlyMap<number, GroupRow>> {
  const groups = await odoo.group("stock.move", { domain, groupby: ["product_id"], aggregates: [aggregate], limit: GROUPS });
  return new Map(groups.flatMap((group) => [[groupId(group, "product_id") ?? 0, group] as const]));
}

interface Excess {
  readonly product: number;
  readonly onHand: Decimal;
  readonly used: Decimal;
  /** In how many deliveries it was used. */
  readonly deliveries: number;
  readonly daysOfStock: number | null;
  readonly last: unknown;
}

function describe({ product, onHand, used, daysOfStock, last }: Omit<Excess, "deliveries">, item: Row, { timeZone }: ToolContext) {
  const cost = numberOf(item, "standard_price");
  const lastMoved = typeof last === "string" ? dayOf({ id: product, last }, "last", timeZone) : null;
  return {
    id: String(product),
    product: textOf(item, "display_name"),
    onHand: onHand.toFixed(),
    uom: textOf(item, "uom_id"),
    used: used.toFixed(),
    daysOfStock,
    lastMoved: lastMoved ?? null,
    stockValue: cost === undefined ? undefined : new Decimal(cost).times(onHand).toFixed(2),
    currency: textOf(item, "currency_id"),
  };
}

const lasting = ({ daysOfStock }: { readonly daysOfStock: number | null }) => daysOfStock ?? Number.MAX_SAFE_INTEGER;
