import { round } from "../engine/coerce.ts";
import type { Env } from "../engine/env.ts";
import { valueOf } from "../engine/record.ts";

/** A quantity in another unit of measure, rounded half up as stock moves are. */
export function convert(env: Env, quantity: number, from: number, to: number): number {
  if (from === to || from === 0 || to === 0) return quantity;
  const ratio = Number(valueOf(env, "uom.uom", from, "factor")) / (Number(valueOf(env, "uom.uom", to, "factor")) || 1);
  return round(quantity * ratio, 2);
}

/** A price per unit in another unit of measure. */
export function convertPrice(env: Env, price: number, from: number, to: number): number {
  if (from === to || from === 0 || to === 0) return price;
  return (price * Number(valueOf(env, "uom.uom", to, "factor"))) / (Number(valueOf(env, "uom.uom", from, "factor")) || 1);
}
