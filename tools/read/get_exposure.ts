import { Decimal } from "decimal.js";
import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { sumAmounts } from "../../core/money.ts";
import type { Row } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { lackingValue } from "../lookup/lacking-value.ts";
import { OPEN_DELIVERIES } from "../lookup/late.ts";
import { resolveProduct } from "../lookup/products.ts";
import { missingOf } from "../lookup/shortages.ts";
import { amount, quantity, record, text, whole } from "../output.ts";
import { idOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 12;
const MOVES = 500;

const currency = text("sale.order.line.currency_id", "open");
/** Untaxed sales value of what lacks, at the price of its order line. */
const missingValue = amount("sale.order.line.price_subtotal", "commercial.price");
const orderCount = whole("sale.order.id");

const output = z.object({
  /** By customer and currency, the largest first. */
  customers: z.array(record("res.partner", { customer: text("sale.order.partner_id", "personal.name"), orderCount, missingValue, currency })),
  /** By product and currency, the largest first. */
  products: z.array(
    record("product.product", {
      product: text("stock.move.product_id", "open"),
      missing: quantity("stock.move.product_uom_qty"),
      uom: text("stock.move.product_uom", "open"),
      orderCount,
      missingValue,
      currency,
    }),
  ),
  /** Each currency apart. */
  totals: z.array(z.object({ orderCount, missingValue, currency })),
  orderCount,
  customerCount: whole("sale.order.id"),
  hasMore: z.boolean(),
});
export type Exposure = z.output<typeof output>;

export default readTool({
  name: "get_exposure",
  description: `Customers' open orders that can't be served from stock now: how many orders, which customers, which products, and the untaxed sales value of what lacks. By customer or product, or all; the ${LIMIT} largest of each.`,
  models: ["stock.move", "stock.picking", "sale.order", "sale.order.line", "res.partner", "product.product"],
  input: z.object({ customer: typed("Customer's name").optional(), product: typed("Product code or name").optional() }),
  output,
  async run({ customer, product }, context) {
    const [ofCustomer, ofProduct] = await Promise.all([
      customer === undefined ? [] : resolveCustomer(context, customer).then((partner) => ofPartner("partner_id", partner)),
      product === undefined ? [] : resolveProduct(context, product).then((row): Domain => [["product_id", "=", row.id]]),
    ]);
    const moves = await context.odoo.search("stock.move", {
      domain: allOf(
        [
          ["picking_code", "=", "outgoing"],
          ["state", "in", ["waiting", "confirmed", "partially_available"]],
          ["sale_line_id", "!=", false],
          ["picking_id", "any", allOf(OPEN_DELIVERIES, ofCustomer)],
        ],
        ofProduct,
      ),
      fields: ["product_id", "product_uom_qty", "product_qty", "quantity", "product_uom", "sale_line_id"],
      limit: MOVES,
      order: "date, id",
    });
    const lacks = await valued(
      moves.filter((move) => missingOf(move).gt(0)),
      context,
    );
    const customers = [...Map.groupBy(lacks, (one) => `${one.customerId}|${one.currency}`).values()];
    const products = [...Map.groupBy(lacks, (one) => `${one.productId}|${one.currency}|${one.uom}`).values()];
    return {
      customers: customers
        .map((own) => ({ id: String(own[0]?.customerId ?? 0), customer: own[0]?.customer, ...summed(own) }))
        .sort(larger)
        .slice(0, LIMIT),
      products: products
        .map((own) => ({
          id: String(own[0]?.productId ?? 0),
          product: own[0]?.product,
          missing: own.reduce((sum, { missing }) => sum.plus(missing), new Decimal(0)).toFixed(),
          uom: own[0]?.uom,
          ...summed(own),
        }))
        .sort(larger)
        .slice(0, LIMIT),
      totals: [...Map.groupBy(lacks, (one) => one.currency).values()].map(summed).sort(larger),
      orderCount: new Set(lacks.map(({ order }) => order)).size,
      customerCount: new Set(lacks.map(({ customerId }) => customerId)).size,
      hasMore: moves.length === MOVES || customers.length > LIMIT || products.length > LIMIT,
    };
  },
});

type Lack = Awaited<ReturnType<typeof valued>>[number];

/** What lacks, with its order and its share of the order line's value. */
async function valued(moves: readonly Row[], { odoo }: ToolContext) {
  const lineIds = [...new Set(moves.flatMap((move) => idOf(move, "sale_line_id") ?? []))];
  if (lineIds.length === 0) return [];
  const lines = await odoo.read("sale.order.line", lineIds, ["order_id", "product_uom_qty", "price_subtotal", "currency_id"]);
  const orders = await odoo.read("sale.order", [...new Set(lines.flatMap((line) => idOf(line, "order_id") ?? []))], ["partner_id"]);
  const lineById = new Map(lines.map((line) => [line.id, line]));
  const orderById = new Map(orders.map((order) => [order.id, order]));
  return moves.flatMap((move) => {
    const line = lineById.get(idOf(move, "sale_line_id") ?? 0);
    const order = orderById.get((line && idOf(line, "order_id")) ?? 0);
    if (!line || !order) return [];
    const missing = missingOf(move);
    return [
      {
        order: order.id,
        customerId: idOf(order, "partner_id"),
        customer: textOf(order, "partner_id"),
        productId: idOf(move, "product_id"),
        product: textOf(move, "product_id"),
        missing,
        uom: textOf(move, "product_uom"),
        currency: textOf(line, "currency_id"),
        value: lackingValue(line, move, missing),
      },
    ];
  });
}

function summed(own: readonly Lack[]) {
  const values = own.flatMap(({ value }) => value ?? []);
  return {
    orderCount: new Set(own.map(({ order }) => order)).size,
    missingValue: values.length === own.length ? sumAmounts(values) : undefined,
    currency: own[0]?.currency,
  };
}

interface Sized {
  readonly missingValue: string | undefined;
  readonly orderCount: number;
}

const larger = (one: Sized, other: Sized) => Number(other.missingValue ?? 0) - Number(one.missingValue ?? 0) || other.orderCount - one.orderCount;
