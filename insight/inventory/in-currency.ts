import { Decimal } from "decimal.js";
import type { Money } from "../../core/money.ts";

/** What one unit of another currency is worth in the currency asked for, as decimal strings by ISO 4217 code. */
export type Rates = Readonly<Record<string, string>>;

/** An amount in another currency, unrounded; undefined where there is no rate for it. */
export function inCurrency({ amount, currency }: Money, wanted: string, rates: Rates): Decimal | undefined {
  if (currency === wanted) return new Decimal(amount);
  const rate = rates[currency];
  return rate === undefined ? undefined : new Decimal(amount).times(rate);
}

/** Rounded to cents, as money is shown. */
export function money(amount: Decimal, currency: string): Money {
  return { amount: amount.toFixed(2, Decimal.ROUND_HALF_UP), currency };
}
