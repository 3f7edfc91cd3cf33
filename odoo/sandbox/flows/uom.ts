import { round } from "../engine/coerce.ts";
import type { Env } from "../engine/env.ts";
import { fieldValue } from "../engine/record.ts";

/** A quantity in another unit of measure, rounded half up as stock moves are. */
export function convert(env: Env, quantity: number, from: number, to: number): number {
  if (from === to || from === 0 || to === 0) return quantity;
  const ratio = Number(fieldValue(env, "uom.uom", from, "factor")) / (Number(fieldValue(env, "uom.uom", to, "factor")) || 1);
  return round(quantity * ratio, 2);
}

/** A price per unit in another unit of measure. */
export function convertPrice(env: Env, price: number, from: number, to: number): number {
  if (from === to || from === 0 || to === 0) return price;
  return (price * Number(fieldValue(env, "uom.uom", to, "factor"))) / (Number(fieldValue(env, "uom.uom", from, "factor")) || 1);
}
