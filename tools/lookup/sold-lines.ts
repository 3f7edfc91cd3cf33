import { Decimal } from "decimal.js";
import type { Domain } from "../../core/domain.ts";
import type { SaleLine } from "../../insight/margin/sale-line.ts";
import { type RelatedQuery, type Row, relatedRows } from "../../odoo/reader.ts";
import { dayOf, idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

const PAGE = 500;
const LINES_EACH = 60;
const COUNTED = 100_000;

/** Sold lines by ids, so that namesakes stay apart, with the names of what the ids stand for. */
export interface SoldLines {
  /** Each currency that a company keeps its books in, apart; lines in it or in another, with the newest rate of each. */
  readonly books: readonly { readonly currency: string; readonly lines: readonly SaleLine[]; readonly rates: Readonly<Record<string, string>> }[];
  readonly names: ReadonlyMap<string, string>;
  /** Orders that were read, of how many. */
  readonly orders: number;
  readonly ordersInAll: number;
  /** The day of the oldest order that was read. */
  readonly since: string | undefined;
  /** Orders of which Odoo keeps what their carrier cost. */
  readonly withFreightCost: number;
}

interface Sought {
  readonly domain: Domain;
  /** Of 500 orders, each one call. */
  readonly pages: number;
  readonly product?: number | undefined;
  /** The margin in percent under which a price is below its floor. */
  readonly floorPercent: number;
}

/** The lines of the latest confirmed orders, at most `pages` times 500 of them. */
export async function soldLines({ odoo, timeZone }: ToolContext, { domain, pages, product, floorPercent }: Sought): Promise<SoldLines> {
  const query = { domain, fields: ORDER_FIELDS, limit: PAGE, order: "date_order desc, id desc", with: WITH };
  const [{ rows: first, count }, ...more] = await Promise.all([
    odoo.searchCounted("sale.order", query, COUNTED),
    ...Array.from({ length: pages - 1 }, (_, at) => odoo.search("sale.order", { ...query, offset: (at + 1) * PAGE })),
  ]);
  const orders = [...first, ...more.flat()];
  const names = new Map<string, string>();
  const lines = orders.flatMap((order) => {
    const [book, day] = [bookOf(order), dayOf(order, "date_order", timeZone)];
    if (book === undefined || !day) return [];
    return linesOf(order, { day, product, floorPercent, names }).map((line) => ({ book, line, rate: rateOf(order) }));
  });
  return {
    books: [...Map.groupBy(lines, ({ book }) => book)].map(([currency, own]) => ({
      currency,
      lines: own.map(({ line }) => line),
      // The newest comes last here and so stays.
      rates: Object.fromEntries(own.toReversed().map(({ line, rate }) => [line.currency, rate])),
    })),
    names,
    orders: orders.length,
    ordersInAll: count,
    since: orders.flatMap((order) => dayOf(order, "date_order", timeZone) ?? []).at(-1),
    withFreightCost: orders.filter((order) => freightCost(order).gt(0)).length,
  };
}

const ORDER_FIELDS = ["name", "partner_id", "user_id", "date_order", "currency_rate"];
const WITH: { readonly [field: string]: RelatedQuery } = {
  company_id: { model: "res.company", fields: ["currency_id"], limit: 1 },
  picking_ids: { model: "stock.picking", fields: ["carrier_price"], limit: 10 },
  order_line: {
    model: "sale.order.line",
    fields: [
      "product_id",
      "product_uom_id",
      "product_uom_qty",
      "price_unit",
      "price_subtotal",
      "discount",
      "purchase_price",
      "currency_id",
      "is_delivery",
    ],
    limit: LINES_EACH,
  },
};

interface Frame {
  readonly day: string;
  readonly product: number | undefined;
  readonly floorPercent: number;
  readonly names: Map<string, string>;
}

function linesOf(order: Row, { day, product, floorPercent, names }: Frame): SaleLine[] {
  const rows = relatedRows(order, "order_line");
  const charged = rows
    .filter((row) => row["is_delivery"] === true)
    .reduce((sum, row) => sum.plus(numberOf(row, "price_subtotal") ?? 0), new Decimal(0));
  const goods = rows.filter((row) => row["is_delivery"] !== true && (product === undefined || idOf(row, "product_id") === product));
  names.set(String(order.id), textOf(order, "name") ?? "");
  const [customer, salesperson] = [keyed(order, "partner_id", names), keyed(order, "user_id", names)];
  return goods.flatMap((row, at): SaleLine[] => {
    const [of, uom, currency] = [keyed(row, "product_id", names), idOf(row, "product_uom_id"), textOf(row, "currency_id")];
    if (of === null || customer === null || !currency) return [];
    const cost = new Decimal(numberOf(row, "purchase_price") ?? 0);
    return [
      {
        order: String(order.id),
        // A dozen costs more than one: prices are compared in one unit of measure.
        product: named(names, `${of}/${uom}`, names.get(of)),
        customer,
        salesperson,
        date: day,
        quantity: new Decimal(numberOf(row, "product_uom_qty") ?? 0).toFixed(),
        price: priceBeforeDiscount(row).toFixed(6),
        cost: cost.gt(0) ? cost.toFixed(6) : null,
        discount: new Decimal(numberOf(row, "discount") ?? 0).toFixed(),
        floorPrice: cost.gt(0) ? cost.div(1 - floorPercent / 100).toFixed(6) : null,
        freightCharged: at === 0 ? charged.toFixed(6) : "0",
        freightCost: at === 0 ? freightCost(order).div(rateOf(order)).toFixed(6) : "0",
        currency,
      },
    ];
  });
}

/** Untaxed, whether or not the price list is. */
function priceBeforeDiscount(row: Row): Decimal {
  const [quantity, discount, subtotal] = ["product_uom_qty", "discount", "price_subtotal"].map((field) => new Decimal(numberOf(row, field) ?? 0));
  if (!quantity?.gt(0) || !subtotal || !discount?.lt(100)) return new Decimal(numberOf(row, "price_unit") ?? 0);
  return subtotal.div(quantity).div(new Decimal(100).minus(discount).div(100));
}

/** In the company's currency. */
function freightCost(order: Row): Decimal {
  return relatedRows(order, "picking_ids").reduce((sum, picking) => sum.plus(numberOf(picking, "carrier_price") ?? 0), new Decimal(0));
}

function bookOf(order: Row): string | undefined {
  const [company] = relatedRows(order, "company_id");
  return (company && textOf(company, "currency_id")) ?? undefined;
}

/** What one unit of the order's currency is worth in its company's; Odoo keeps it the other way round. */
function rateOf(order: Row): string {
  const rate = numberOf(order, "currency_rate") ?? 1;
  return new Decimal(1).div(rate > 0 ? rate : 1).toFixed(9);
}

function keyed(row: Row, field: string, names: Map<string, string>): string | null {
  const id = idOf(row, field);
  return id === undefined ? null : named(names, `${field}:${id}`, textOf(row, field));
}

function named(names: Map<string, string>, key: string, name: string | null | undefined): string {
  if (name) names.set(key, name);
  return key;
}
