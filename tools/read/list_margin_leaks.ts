import { Decimal } from "decimal.js";
import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { groupAmount, groupCount, groupName } from "../group-values.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { orderedIn, periodOf } from "../lookup/period.ts";
import { resolveProduct } from "../lookup/products.ts";
import { amount, day, quantity, record, text, whole } from "../output.ts";
import { amountOf, idOf, numberOf, quantityOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 20;
const CURRENCIES = 10;
/** Margin in percent of the price below which a line leaks. */
const FLOOR_PERCENT = 10;

const currency = text("sale.order.line.currency_id", "open");

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
  from: day("sale.order.date_order"),
  to: day("sale.order.date_order"),
  hasMore: z.boolean(),
});
export type MarginLeaks = z.output<typeof output>;

export default readTool({
  name: "list_margin_leaks",
  description: `Order lines sold below cost or with less than ${FLOOR_PERCENT} percent margin: how many, how much was lost, and the ${LIMIT} worst. Of orders placed in a time, the last twelve months when left out; by customer or product, or all.`,
  models: ["sale.order", "sale.order.line", "product.product", "res.partner"],
  input: z.object({
    customer: typed("Customer's name").optional(),
    product: typed("Product code or name").optional(),
    from: isoDay("Ordered on or after this day").optional(),
    to: isoDay("Ordered on or before this day").optional(),
  }),
  output,
  async run({ customer, product, ...asked }, context) {
    const period = periodOf(asked, context);
    const [ofCustomer, ofProduct] = await Promise.all([
      customer === undefined ? [] : resolveCustomer(context, customer).then((partner) => ofPartner("order_id.partner_id", partner)),
      product === undefined ? [] : resolveProduct(context, product).then(({ id }): Domain => [["product_id", "=", id]]),
    ]);
    const sold = allOf(
      orderedIn(period, context, "order_id."),
      [
        ["display_type", "=", false],
        ["product_id", "!=", false],
        ["product_uom_qty", ">", 0],
      ],
      ofCustomer,
      ofProduct,
    );
    const below: Domain = [["margin_percent", "<", FLOOR_PERCENT / 100]];
    const sum = { groupby: ["currency_id"], aggregates: ["margin:sum", "__count"], limit: CURRENCIES };
    const [rows, belowCost, belowFloor] = await Promise.all([
      context.odoo.search("sale.order.line", { domain: allOf(sold, below), fields: FIELDS, limit: LIMIT + 1, order: "margin, id" }),
      context.odoo.group("sale.order.line", { domain: allOf(sold, [["margin", "<", 0]]), ...sum }),
      context.odoo.group("sale.order.line", { domain: allOf(sold, below), ...sum }),
    ]);
    const shown = rows.slice(0, LIMIT);
    const orders = await context.odoo.read("sale.order", [...new Set(shown.flatMap((row) => idOf(row, "order_id") ?? []))], ["partner_id"]);
    const describe = (group: (typeof belowCost)[number]) => ({
      lineCount: groupCount(group),
      margin: groupAmount(group, "margin:sum"),
      currency: groupName(group, "currency_id"),
    });
    return {
      lines: shown.map((row) => describeLine(row, orders)),
      belowCost: belowCost.map(describe),
      belowFloor: belowFloor.map(describe),
      floorPercent: String(FLOOR_PERCENT),
      ...period,
      hasMore: rows.length > LIMIT,
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

function describeLine(row: Row, orders: readonly Row[]) {
  const order = orders.find(({ id }) => id === idOf(row, "order_id"));
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
