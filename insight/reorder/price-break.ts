import { Decimal } from "decimal.js";

/** The price of each unit when at least `from` units are bought, in one currency. */
export interface PriceBreak {
  readonly from: number;
  readonly price: Decimal;
}

/** What buying a quantity comes to, beside the quantity that was needed. */
export interface BreakChoice {
  readonly quantity: number;
  /** What it costs less than the needed quantity does, over the same units and with holding; 0 where nothing changes. */
  readonly saving: Decimal;
}

/**
 * Whether a larger order pays because all its units become cheaper. Candidates are compared over the same units: the
 * order at its own price, the rest later in lots of the needed size at the needed size's price, and holding of a lot q
 * that sells at `rate` units a period, q² / 2 rate unit-periods (Harris, 1913). `orderable` rounds a quantity to what can be
 * ordered and gives undefined where it can't.
 */
export function bestBreak(
  needed: number,
  breaks: readonly PriceBreak[],
  {
    rate,
    holdingShare,
    horizon,
    orderable,
  }: { readonly rate: number; readonly holdingShare: number; readonly horizon: number; orderable(quantity: number): number | undefined },
): BreakChoice {
  const stay: BreakChoice = { quantity: needed, saving: new Decimal(0) };
  const price = priceAt(breaks, needed);
  if (needed <= 0 || rate <= 0 || price === undefined) return stay;
  const candidates = breaks.flatMap(({ from }) => (from > needed ? (orderable(from) ?? []) : [])).filter((quantity) => quantity > needed);
  const units = Math.max(rate * horizon, needed, ...candidates);
  const cost = (quantity: number): Decimal => {
    const own = priceAt(breaks, quantity) ?? price;
    const rest = price.times(units - quantity);
    const held = own
      .times(quantity)
      .times(quantity)
      .plus(rest.times(needed))
      .times(holdingShare)
      .div(2 * rate);
    return own.times(quantity).plus(rest).plus(held);
  };
  const unchanged = cost(needed);
  return candidates.reduce((best, quantity) => {
    const saving = unchanged.minus(cost(quantity));
    return saving.gt(best.saving) ? { quantity, saving } : best;
  }, stay);
}

/** The price of a unit at this quantity: that of the highest break reached, or of the first one below it. */
export function priceAt(breaks: readonly PriceBreak[], quantity: number): Decimal | undefined {
  const sorted = [...breaks].sort((one, other) => one.from - other.from);
  return (sorted.findLast(({ from }) => quantity >= from) ?? sorted[0])?.price;
}
