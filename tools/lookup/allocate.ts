import { Decimal } from "decimal.js";
import { type Incoming, inProductUom } from "./incoming.ts";
import type { WaitingOrder } from "./waiting-orders.ts";

/** A customer's delivery that will be served from a receipt. */
export interface Allocation {
  readonly want: WaitingOrder;
  readonly supply: Incoming;
  /** How much of the receipt it takes, in the product's own unit of measure. */
  readonly taken: Decimal;
}

/** Who is served from which receipt: the first promised takes from the first to come, within product and warehouse. */
export function allocate(wants: readonly WaitingOrder[], supplies: readonly Incoming[]): Allocation[] {
  const left = new Map(supplies.map((supply) => [supply, supply.inProductUom]));
  const out: Allocation[] = [];
  const first = (one: string | undefined, other: string | undefined) => (one ?? "9").localeCompare(other ?? "9");
  const coming = [...supplies].sort((one, other) => first(one.expected, other.expected));
  for (const want of [...wants].sort((one, other) => first(one.promised, other.promised))) {
    let lacks = inProductUom(want.move, want.missing);
    for (const supply of coming.filter((one) => one.product === want.product && one.warehouse === want.warehouse)) {
      const rest = left.get(supply) ?? new Decimal(0);
      if (rest.lte(0) || lacks.lte(0)) continue;
      const taken = Decimal.min(rest, lacks);
      left.set(supply, rest.minus(taken));
      lacks = lacks.minus(taken);
      out.push({ want, supply, taken });
    }
  }
  return out;
}
