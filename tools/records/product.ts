import { Decimal } from "decimal.js";
import type { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { amount, quantity, record, text } from "../output.ts";
import { amountOf, quantityOf, textOf } from "../row-values.ts";

/** What every tool says of a product, without its prices. */
export const productShape = {
  code: text("product.product.default_code", "open"),
  /** With its variant, without its code. */
  name: text("product.product.display_name", "open"),
  uom: text("product.product.uom_id", "open"),
  onHand: quantity("product.product.qty_available"),
  /** On hand and not reserved for another order. */
  free: quantity("product.product.free_qty"),
};

export const pricedProduct = record("product.product", {
  ...productShape,
  listPrice: amount("product.product.list_price", "commercial.price"),
  cost: amount("product.product.standard_price", "cost"),
  /** List price less cost, where both are seen. */
  margin: amount("product.product.margin", "margin"),
  marginPercent: amount("product.product.margin_percent", "margin"),
  currency: text("product.product.currency_id", "open"),
});

export const PRODUCT_FIELDS = ["default_code", "display_name", "uom_id", "qty_available", "free_qty"] as const;
/** The margin is no field of Odoo; asking for it puts it on record where the policy hides it. */
export const PRODUCT_PRICE_FIELDS = ["list_price", "standard_price", "margin", "currency_id"] as const;

export function describeProduct(row: Row) {
  return {
    id: String(row.id),
    code: textOf(row, "default_code"),
    name: textOf(row, "display_name")?.replace(/^\[[^\]]*\]\s*/, ""),
    uom: textOf(row, "uom_id"),
    onHand: quantityOf(row, "qty_available"),
    free: quantityOf(row, "free_qty"),
  };
}

/** `seesMargin` because a margin is worked out here, not read, so the reader cannot leave it out. */
export function describePricedProduct(row: Row, seesMargin: boolean): z.input<typeof pricedProduct> {
  const listPrice = amountOf(row, "list_price");
  const cost = amountOf(row, "standard_price");
  return { ...describeProduct(row), listPrice, cost, ...(seesMargin ? marginOf(listPrice, cost) : {}), currency: textOf(row, "currency_id") };
}

function marginOf(listPrice: string | undefined, cost: string | undefined): { margin?: string; marginPercent?: string } {
  if (listPrice === undefined || cost === undefined) return {};
  const margin = new Decimal(listPrice).minus(cost);
  if (new Decimal(listPrice).isZero()) return { margin: margin.toFixed(2) };
  return { margin: margin.toFixed(2), marginPercent: margin.dividedBy(listPrice).times(100).toFixed(1) };
}
