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

/** A document's amounts: its lines are added up before they are rounded, as Odoo 19 does it ("round globally"). */
export function documentAmounts(lines: readonly Rec[], quantityField: string): LineAmounts {
  let base = 0;
  const byTax = new Map<number, number>();
  for (const line of lines) {
    const quantity = line.num(quantityField);
    const raw = line.num("price_unit") * (1 - line.num("discount") / 100) * quantity;
    base += raw;
    for (const tax of line.all("tax_ids")) {
      const amount = tax.str("amount_type") === "fixed" ? tax.num("amount") * quantity : (raw * tax.num("amount")) / 100;
      byTax.set(tax.id, (byTax.get(tax.id) ?? 0) + amount);
    }
  }
  const subtotal = round(base, 2);
  const tax = round(
    [...byTax.values()].reduce((sum, amount) => sum + round(amount, 2), 0),
    2,
  );
  return { subtotal, tax, total: round(subtotal + tax, 2) };
}
