import { round } from "../engine/coerce.ts";
import type { Rec } from "../engine/record.ts";

export interface LineAmounts {
  readonly subtotal: number;
  readonly tax: number;
  readonly total: number;
}

/** A line's untaxed amount, its taxes and both together, rounded to cents. */
export function lineAmounts(price: number, quantity: number, discount: number, taxes: readonly Rec[]): LineAmounts {
  const base = round(price * (1 - discount / 100) * quantity, 2);
  const tax = round(
    taxes.reduce(
      (sum, one) => sum + (one.str("amount_type") === "fixed" ? one.num("amount") * quantity : round((base * one.num("amount")) / 100, 2)),
      0,
    ),
    2,
  );
  return { subtotal: base, tax, total: round(base + tax, 2) };
}
