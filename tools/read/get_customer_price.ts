import { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { resolveProduct } from "../lookup/products.ts";
import { amount, day, quantity, record, text, word } from "../output.ts";
import { partnerShape } from "../records/partner.ts";
import { ORDER_STATUSES, orderStatus } from "../records/sales-order.ts";
import { amountOf, dayOf, idOf, quantityOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LAST = 5;

const charged = record("sale.order.line", {
  order: text("sale.order.line.order_id", "open"),
  customer: partnerShape.name,
  product: text("sale.order.line.product_id", "open"),
  status: word("sale.order.state", ORDER_STATUSES),
  ordered: day("sale.order.date_order"),
  quantity: quantity("sale.order.line.product_uom_qty"),
  uom: text("sale.order.line.product_uom_id", "open"),
  unitPrice: amount("sale.order.line.price_unit", "commercial.price"),
  discountPercent: amount("sale.order.line.discount", "commercial.price"),
  currency: text("sale.order.line.currency_id", "open"),
});

const output = z.object({
  customer: record("res.partner", { name: partnerShape.name }),
  product: record("product.product", {
    code: text("product.product.default_code", "open"),
    name: text("product.product.display_name", "open"),
    uom: text("product.product.uom_id", "open"),
    /** Before any price list or discount of the customer. */
    listPrice: amount("product.product.list_price", "commercial.price"),
    currency: text("product.product.currency_id", "open"),
  }),
  /** What this customer was charged or quoted, the newest first; cancelled orders left out. */
  charged: z.array(charged),
  hasMore: z.boolean(),
});
export type CustomerPrice = z.output<typeof output>;

export default readTool({
  name: "get_customer_price",
  description: `The price of one product for one customer: the list price, and what the customer was charged or quoted on the last ${LAST} lines, with discounts. Odoo works out a new order's price only when a quotation is made.`,
  models: ["res.partner", "product.product", "sale.order", "sale.order.line"],
  input: z.object({ customer: typed("Customer's name"), product: typed("Product code or name") }),
  output,
  async run({ customer, product }, context) {
    const [partner, found] = await Promise.all([
      resolveCustomer(context, customer),
      resolveProduct(context, product, ["default_code", "display_name", "uom_id", "list_price", "currency_id"]),
    ]);
    const lines = await context.odoo.search("sale.order.line", {
      domain: [
        ["product_id", "=", found.id],
        ["order_id", "any", [["state", "!=", "cancel"], ...ofPartner("partner_id", partner)]],
      ],
      fields: ["order_id", "product_id", "product_uom_qty", "product_uom_id", "price_unit", "discount", "currency_id"],
      limit: LAST + 1,
      order: "id desc",
    });
    const ids = lines.slice(0, LAST).flatMap((line) => idOf(line, "order_id") ?? []);
    const orders = ids.length === 0 ? [] : await context.odoo.read("sale.order", ids, ["state", "delivery_status", "date_order"]);
    return {
      customer: { id: String(partner.id), name: textOf(partner, "complete_name") },
      product: {
        id: String(found.id),
        code: textOf(found, "default_code"),
        name: textOf(found, "display_name")?.replace(/^\[[^\]]*\]\s*/, ""),
        uom: textOf(found, "uom_id"),
        listPrice: amountOf(found, "list_price"),
        currency: textOf(found, "currency_id"),
      },
      charged: lines
        .slice(0, LAST)
        .map((line) =>
          describeLine(
            line,
            orders.find(({ id }) => id === idOf(line, "order_id")),
            partner,
            context.timeZone,
          ),
        )
        .sort((one, other) => (other.ordered ?? "").localeCompare(one.ordered ?? "")),
      hasMore: lines.length > LAST,
    };
  },
});

function describeLine(line: Row, order: Row | undefined, customer: Row, timeZone: string): z.input<typeof charged> {
  return {
    id: String(line.id),
    order: textOf(line, "order_id"),
    customer: textOf(customer, "complete_name"),
    product: textOf(line, "product_id"),
    status: order && orderStatus(order),
    ordered: order && dayOf(order, "date_order", timeZone),
    quantity: quantityOf(line, "product_uom_qty"),
    uom: textOf(line, "product_uom_id"),
    unitPrice: amountOf(line, "price_unit"),
    discountPercent: quantityOf(line, "discount"),
    currency: textOf(line, "currency_id"),
  };
}
