import { round } from "../engine/coerce.ts";
import type { Env } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { pointingTo, rowOf } from "../engine/world.ts";

/** Stock lies in internal and transit locations; others give and take without limit. */
export function bypassesReservation(location: Rec | undefined): boolean {
  const usage = location?.str("usage") ?? "";
  return usage === "supplier" || usage === "customer" || usage === "inventory" || usage === "production";
}

/** A product's quants at a location or below it, the oldest first. */
export function quantsAt(env: Env, product: number, location: number, below = true): Rec[] {
  return [...pointingTo(env.world, "stock.quant", "product_id", product)]
    .filter((id) => {
      const at = Number(rowOf(env.world, "stock.quant", id)?.["location_id"] ?? 0);
      return at === location || (below && isWithin(env, at, location));
    })
    .map((id) => record(env, "stock.quant", id))
    .sort((a, b) => (a.str("in_date") < b.str("in_date") ? -1 : a.str("in_date") > b.str("in_date") ? 1 : a.id - b.id));
}

export function isWithin(env: Env, location: number, above: number): boolean {
  for (let at = location; at > 0; at = Number(rowOf(env.world, "stock.location", at)?.["location_id"] ?? 0)) if (at === above) return true;
  return false;
}

/** Moves stock of a product into (or, negative, out of) one location; a quant that comes to nothing is deleted. */
export function changeStock(env: Env, product: number, location: number, by: number, lot = 0): void {
  const place = record(env, "stock.location", location);
  if (place.str("usage") === "view" || by === 0) return;
  const quant = quantsAt(env, product, location, false).find((one) => one.ref("lot_id") === lot);
  if (quant) {
    assign(quant, { quantity: round(quant.num("quantity") + by, 6), ...(by > 0 && quant.num("quantity") <= 0 ? { in_date: env.now } : {}) });
    return;
  }
  create(env, "stock.quant", {
    product_id: product,
    location_id: location,
    quantity: round(by, 6),
    in_date: env.now,
    ...(lot ? { lot_id: lot } : {}),
  });
}

export function changeReserved(env: Env, product: number, location: number, by: number, lot = 0): void {
  if (by === 0) return;
  const quants = quantsAt(env, product, location, false);
  const quant = quants.find((one) => one.ref("lot_id") === lot) ?? quants[0];
  if (quant) assign(quant, { reserved_quantity: Math.max(round(quant.num("reserved_quantity") + by, 6), 0) });
}

/** What of a product can still be reserved at a location and below. */
export function freeAt(env: Env, product: number, location: number): number {
  return round(
    quantsAt(env, product, location).reduce((sum, quant) => sum + quant.num("quantity") - quant.num("reserved_quantity"), 0),
    6,
  );
}
