import { Decimal } from "decimal.js";
import { z } from "zod";
import { allOf } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { orderNameOf } from "../lookup/order-name.ts";
import { resolveProduct } from "../lookup/products.ts";
import { amount, day, quantity, record, text, whole } from "../output.ts";
import { amountOf, dayOf, idOf, quantityOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 12;
const LINES = 200;

const unitPrice = () => amount("purchase.order.line.price_unit", "vendor_terms.price");
const currency = text("purchase.order.line.currency_id", "open");

const output = z.object({
  product: record("product.product", { name: text("product.product.display_name", "open") }),
  /** The last bought from first; each currency and unit of measure apart. */
  vendors: z.array(
    record("res.partner", {
      vendor: text("purchase.order.line.partner_id", "personal.name"),
      latest: unitPrice(),
      lowest: unitPrice(),
      highest: unitPrice(),
      purchaseCount: whole("purchase.order.line.id"),
      lastBought: day("purchase.order.line.date_approve"),
      currency,
      uom: text("purchase.order.line.product_uom_id", "open"),
    }),
  ),
  /** The newest first. */
  purchases: z.array(
    record("purchase.order.line", {
      purchaseOrder: text("purchase.order.line.order_id", "open"),
      vendor: text("purchase.order.line.partner_id", "personal.name"),
      date: day("purchase.order.line.date_approve"),
      quantity: quantity("purchase.order.line.product_qty"),
      uom: text("purchase.order.line.product_uom_id", "open"),
      unitPrice: unitPrice(),
      currency,
    }),
  ),
  hasMore: z.boolean(),
});
export type PurchasePrices = z.output<typeof output>;

export default readTool({
  name: "get_purchase_prices",
  description: `What we paid for one product: unit prices of confirmed purchase orders, the newest ${LIMIT}, and per vendor the latest, lowest and highest. Takes a code or name, and a vendor where only one is meant.`,
  models: ["purchase.order", "purchase.order.line", "product.product", "res.partner"],
  input: z.object({ product: typed("Product code or name"), vendor: typed("Vendor's name").optional() }),
  output,
  async run({ product, vendor }, context) {
    const [item, partner] = await Promise.all([resolveProduct(context, product), vendor === undefined ? undefined : resolveVendor(context, vendor)]);
    const rows = await context.odoo.search("purchase.order.line", {
      domain: allOf(
        [
          ["product_id", "=", item.id],
          ["order_id.state", "in", ["purchase", "done"]],
        ],
        partner ? ofPartner("partner_id", partner) : [],
      ),
      fields: ["order_id", "partner_id", "date_approve", "product_qty", "product_uom_id", "price_unit", "currency_id"],
      limit: LINES,
      order: "id desc",
    });
    const newest = [...rows].sort((one, other) => String(other["date_approve"]).localeCompare(String(one["date_approve"])) || other.id - one.id);
    const kinds = Map.groupBy(newest, (row) => [idOf(row, "partner_id"), idOf(row, "currency_id"), idOf(row, "product_uom_id")].join("|"));
    return {
      product: { id: String(item.id), name: textOf(item, "display_name") },
      vendors: [...kinds.values()].slice(0, LIMIT).map((own) => ofVendor(own, context)),
      purchases: newest.slice(0, LIMIT).map((row) => ({
        id: String(row.id),
        purchaseOrder: orderNameOf(row),
        vendor: textOf(row, "partner_id"),
        date: dayOf(row, "date_approve", context.timeZone),
        quantity: quantityOf(row, "product_qty"),
        uom: textOf(row, "product_uom_id"),
        unitPrice: amountOf(row, "price_unit"),
        currency: textOf(row, "currency_id"),
      })),
      hasMore: newest.length > LIMIT,
    };
  },
});

/** Of one vendor's lines, the newest first. */
function ofVendor(rows: readonly Row[], { timeZone }: ToolContext) {
  const [last] = rows;
  const prices = rows.flatMap((row) => amountOf(row, "price_unit") ?? []);
  const extreme = (pick: (...values: string[]) => Decimal) => (prices.length > 0 ? pick(...prices).toFixed(2) : undefined);
  return {
    id: String((last && idOf(last, "partner_id")) ?? 0),
    vendor: last && textOf(last, "partner_id"),
    latest: last && amountOf(last, "price_unit"),
    lowest: extreme((...values) => Decimal.min(...values)),
    highest: extreme((...values) => Decimal.max(...values)),
    purchaseCount: rows.length,
    lastBought: last && dayOf(last, "date_approve", timeZone),
    currency: last && textOf(last, "currency_id"),
    uom: last && textOf(last, "product_uom_id"),
  };
}
