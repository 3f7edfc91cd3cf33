import { Decimal } from "decimal.js";

/** What to do about a product's stock, mildest that helps. */
export interface Advice {
  readonly kind: "keep" | "stop-buying" | "cancel-orders" | "sell-off" | "clear-or-write-down" | "count" | "forecast-first";
  readonly text: string;
}

interface Facts {
  readonly onHand: Decimal;
  readonly onOrder: Decimal;
  /** Null without a forecast. */
  readonly excess: Decimal | null;
  readonly cover: number | null;
  readonly weeks: number;
  /** Units older than a year, or of unknown age. */
  readonly old: Decimal;
  readonly hasDemand: boolean | null;
}

/** The step that frees most with least harm: first what is not bought, then what is sold cheaper, last what is written down. */
export function adviceOn({ onHand, onOrder, excess, cover, weeks, old, hasDemand }: Facts): Advice {
  if (onHand.isZero()) return { kind: "keep", text: "There is nothing to age." };
  if (hasDemand === null || excess === null) return { kind: "forecast-first", text: "Make a forecast before judging this stock." };
  if (!hasDemand)
    return { kind: "clear-or-write-down", text: `Nobody is expected to buy it: return it to the supplier, clear it, or write down ${onHand} units.` };
  if (excess.isZero()) return { kind: "keep", text: old.gt(0) ? `Demand will use it; sell the ${old} oldest units first.` : "Demand will use it." };
  if (onOrder.gt(0)) return { kind: "cancel-orders", text: `Cancel or postpone ${Decimal.min(onOrder, excess)} of the ${onOrder} units on order.` };
  if (cover !== null && cover > 3 * weeks)
    return { kind: "sell-off", text: `Offer the ${excess} units beyond ${weeks} weeks at a lower price, or move them to where they sell.` };
  return { kind: "stop-buying", text: `Buy nothing for ${Math.ceil((cover ?? weeks) - weeks)} weeks; demand will use the excess by then.` };
}
