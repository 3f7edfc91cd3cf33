import { Decimal } from "decimal.js";
import { addDays } from "../../core/dates.ts";
import { allOf } from "../../core/domain.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { startOf } from "../days.ts";
import { groupId } from "../group-values.ts";
import type { DemandHistory } from "../histories.ts";
import { dayOf, idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { type Incoming, incomingOf, inProductUom, OPERATION_TYPE, warehouseOf } from "./incoming.ts";

const HISTORY_WEEKS = 104;
const RECENT_WEEKS = 26;
/** Products whose stock is read for one answer: those with open deliveries, then those that are asked for most. */
const MOST_PRODUCTS = 150;
const ROWS = 500;

/** Goods that an open delivery takes. */
export interface Leaving {
  /** The sales order, where there is one. */
  readonly order: number | undefined;
  readonly reference: string | null | undefined;
  readonly day: string;
  readonly quantity: Decimal;
  readonly reserved: Decimal;
}

/** What is known of one product in one warehouse: its past, what lies there, and what is to leave and to come, in the product's own unit of measure. */
export interface StockOutlook {
  readonly product: number;
  readonly warehouse: number;
  readonly onHand: Decimal;
  /** The first first. */
  readonly leaving: readonly Leaving[];
  readonly coming: readonly Incoming[];
  /** Weekly, oldest first, until the week before this one; empty where nothing was ever taken. */
  readonly weeks: readonly (number | null)[];
}

export interface Outlooks {
  readonly outlooks: readonly StockOutlook[];
  /** The past of all products that were asked about, from which those with a short past of their own learn. */
  readonly histories: readonly DemandHistory[];
  readonly hasMore: boolean;
}

interface Narrowed {
  /** Open deliveries until this day. */
  readonly until: string;
  /** That the asker sees, or the one that was asked about. */
  readonly warehouses: readonly number[];
  readonly product?: number | undefined;
}

/** So much more than was ever asked for in such a span is no risk. */
const AMPLE = 3;

/** Whether stock is so far above the most that was ever taken in as many weeks, and above what is booked, that nothing need be estimated. */
export function isAmple({ onHand, leaving, weeks }: StockOutlook, span: number): boolean {
  const known = weeks.map((units) => units ?? 0);
  const whole = Math.max(1, Math.ceil(span));
  let most = 0;
  for (let at = 0; at < known.length; at += 1)
    most = Math.max(
      most,
      known.slice(Math.max(0, at + 1 - whole), at + 1).reduce((sum, units) => sum + units, 0),
    );
  const booked = leaving.reduce((sum, { quantity }) => sum + quantity.toNumber(), 0);
  return onHand.toNumber() > 0 && onHand.toNumber() >= AMPLE * (most + booked);
}

/** Products that were asked for lately or are to leave until a day, at most 150, with all that their stock depends on. */
export async function stockOutlooks(context: ToolContext, { until, warehouses, product }: Narrowed): Promise<Outlooks> {
  const isHere = (one: { readonly warehouse: number | undefined }) => one.warehouse !== undefined && warehouses.includes(one.warehouse);
  const [histories, all] = await Promise.all([
    context.histories?.demand({
      weeks: HISTORY_WEEKS,
      warehouses,
      ...(product === undefined ? {} : { products: [product] }),
    }) ?? [],
    leavingUntil(context, until, product),
  ]);
  const leaving = all.filter(isHere);
  const wanted = mostWanted(histories, [...new Set(leaving.map((one) => one.product))]);
  const products = wanted.slice(0, MOST_PRODUCTS);
  if (products.length === 0) return { outlooks: [], histories, hasMore: false };
  const [stock, { incoming, hasMore }] = await Promise.all([stockIn(context, products), incomingOf(context, products)]);
  const placesOf = new Map(
    [...histories, ...leaving].filter((one) => products.includes(one.product)).map((one) => [keyOf(one.product, one.warehouse), one]),
  );
  const outlooks = [...placesOf].map(([key, place]): StockOutlook => {
    const isIts = (one: { readonly product: number; readonly warehouse: number | undefined }) => keyOf(one.product, one.warehouse) === key;
    return {
      product: place.product,
      warehouse: place.warehouse,
      onHand: stock.get(key) ?? new Decimal(0),
      leaving: leaving.filter(isIts),
      coming: incoming.filter(isIts),
      weeks: histories.find(isIts)?.weeks ?? [],
    };
  });
  return { outlooks, histories, hasMore: hasMore || all.length === ROWS || wanted.length > products.length };
}

async function leavingUntil(context: ToolContext, until: string, product: number | undefined) {
  const moves = await context.odoo.search("stock.move", {
    domain: allOf(
      [
        ["picking_code", "=", "outgoing"],
        ["state", "in", ["waiting", "confirmed", "partially_available", "assigned"]],
        ["date", "<", startOf(addDays(until, 1), context)],
      ],
      product === undefined ? [] : [["product_id", "=", product]],
    ),
    fields: ["product_id", "product_uom_qty", "product_qty", "quantity", "date", "origin", "sale_line_id"],
    limit: ROWS,
    order: "date, id",
    with: { ...OPERATION_TYPE, sale_line_id: { model: "sale.order.line", fields: ["order_id"], limit: 1 } },
  });
  return moves.flatMap((move) => {
    const [product, warehouse, day] = [idOf(move, "product_id"), warehouseOf(move), dayOf(move, "date", context.timeZone)];
    return product === undefined || warehouse === undefined || !day ? [] : [{ product, warehouse, day, ...takenBy(move) }];
  });
}

function takenBy(move: Row) {
  const [line] = relatedRows(move, "sale_line_id");
  return {
    order: line && idOf(line, "order_id"),
    reference: (line && textOf(line, "order_id")) ?? textOf(move, "origin"),
    quantity: inProductUom(move, new Decimal(numberOf(move, "product_uom_qty") ?? 0)),
    reserved: inProductUom(move, new Decimal(numberOf(move, "quantity") ?? 0)),
  };
}

/** Those with open deliveries first, then by what was taken lately. */
function mostWanted(histories: readonly DemandHistory[], open: readonly number[]): number[] {
  const taken = new Map<number, number>();
  for (const { product, weeks } of histories) {
    const units = weeks.slice(-RECENT_WEEKS).reduce((sum: number, one) => sum + Math.max(0, one ?? 0), 0);
    taken.set(product, (taken.get(product) ?? 0) + units);
  }
  const others = [...taken].filter(([product, units]) => units > 0 && !open.includes(product)).sort(([, one], [, other]) => other - one);
  return [...open, ...others.map(([product]) => product)];
}

async function stockIn({ odoo }: Pick<ToolContext, "odoo">, products: readonly number[]): Promise<ReadonlyMap<string, Decimal>> {
  const groups = await odoo.group("stock.quant", {
    domain: [
      ["product_id", "in", [...products]],
      ["location_id.usage", "=", "internal"],
    ],
    groupby: ["product_id", "warehouse_id"],
    aggregates: ["quantity:sum"],
    limit: ROWS,
  });
  return new Map(
    groups.map((group) => [keyOf(groupId(group, "product_id"), groupId(group, "warehouse_id")), new Decimal(Number(group["quantity:sum"] ?? 0))]),
  );
}

function keyOf(product: number | undefined, warehouse: number | undefined): string {
  return `${product}|${warehouse}`;
}
