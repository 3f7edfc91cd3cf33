import { Decimal } from "decimal.js";

/** An amount as a decimal string ("1234.50") with its ISO 4217 currency code. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** A quantity as a decimal string with the name of its unit of measure. */
export interface Quantity {
  readonly quantity: string;
  readonly uom: string;
}

/** Odoo sends amounts as binary floats; two decimals undo that for every currency the product supports. */
export function decimalAmount(value: unknown, places = 2): string {
  return new Decimal(typeof value === "number" || typeof value === "string" ? value : 0).toFixed(places, Decimal.ROUND_HALF_UP);
}

/** Quantities keep up to five decimals and lose trailing zeros: "12", "0.5". */
export function decimalQuantity(value: unknown): string {
  return new Decimal(typeof value === "number" || typeof value === "string" ? value : 0).toDecimalPlaces(5).toFixed();
}

/** Sum of decimal strings, with two decimals. */
export function sumAmounts(amounts: Iterable<string>): string {
  let sum = new Decimal(0);
  for (const amount of amounts) sum = sum.plus(amount);
  return sum.toFixed(2);
}
