import { z } from "zod";
import { allOf } from "../../core/domain.ts";
import { groupAmount, groupCount, groupId, groupName, groupQuantity } from "../group-values.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { orderedIn, periodOf } from "../lookup/period.ts";
import { amount, day, quantity, record, text, whole } from "../output.ts";
import { partnerShape } from "../records/partner.ts";
import { textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 10;
const GROUPS = 200;

const output = z.object({
  customer: record("res.partner", { name: partnerShape.name }),
  /** The largest value first. */
  products: z.array(
    record("product.product", {
      product: text("sale.order.line.product_id", "open"),
      quantity: quantity("sale.order.line.product_uom_qty"),
      uom: text("sale.order.line.product_uom_id", "open"),
      untaxed: amount("sale.order.line.price_subtotal", "commercial.price"),
      currency: text("sale.order.line.currency_id", "open"),
      /** Order lines. */
      lineCount: whole("sale.order.line.id"),
    }),
  ),
  productCount: whole("sale.order.line.product_id"),
  from: day("sale.order.date_order"),
  to: day("sale.order.date_order"),
  hasMore: z.boolean(),
});
export type CustomerProducts = z.output<typeof output>;

export default readTool({
  name: "get_customer_products",
  description: `What one customer buys: products by the untaxed value of confirmed order lines with their quantities, over the last twelve months or between two days; the ${LIMIT} largest.`,
  models: ["res.partner", "sale.order", "sale.order.line", "product.product"],
  input: z.object({
    customer: typed("Customer's name"),
    from: isoDay("Ordered on or after this day").optional(),
    to: isoDay("Ordered on or before this day").optional(),
  }),
  output,
  async run({ customer, ...asked }, context) {
    const partner = await resolveCustomer(context, customer);
    const period = periodOf(asked, context);
    const groups = await context.odoo.group("sale.order.line", {
      domain: allOf(orderedIn(period, context, "order_id."), ofPartner("order_id.partner_id", partner), [
        ["display_type", "=", false],
        ["product_id", "!=", false],
      ]),
      groupby: ["product_id", "product_uom_id", "currency_id"],
      aggregates: ["__count", "price_subtotal:sum", "product_uom_qty:sum"],
      limit: GROUPS,
      order: "price_subtotal:sum desc",
    });
    return {
      customer: { id: String(partner.id), name: textOf(partner, "complete_name") },
      products: groups.slice(0, LIMIT).map((group) => ({
        id: String(groupId(group, "product_id") ?? 0),
        product: groupName(group, "product_id"),
        quantity: groupQuantity(group, "product_uom_qty:sum"),
        uom: groupName(group, "product_uom_id"),
        untaxed: groupAmount(group, "price_subtotal:sum"),
        currency: groupName(group, "currency_id"),
        lineCount: groupCount(group),
      })),
      productCount: new Set(groups.map((group) => groupId(group, "product_id"))).size,
      ...period,
      hasMore: groups.length > LIMIT,
    };
  },
});
