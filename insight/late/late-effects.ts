import type { JudgedOrder } from "../lead-time/read-supplier-orders.ts";
import type { SupplierOrder } from "../lead-time/supplier-order.ts";
import { type CrossedEffects, fitCrossedEffects } from "../learning/crossed-effects.ts";

export type LateFactor =
  | "mode"
  | "vendor"
  | "country"
  | "vendor and mode"
  | "vendor and country"
  | "mode and country"
  | "product"
  | "country and product"
  | "terms";

/** What of an order is looked at, all of it known when it is placed, and how to name the orders that share it. */
export const LATE_FACTORS: readonly {
  readonly name: LateFactor;
  readonly cross: boolean;
  of(order: SupplierOrder): readonly string[];
  told(order: SupplierOrder): string;
}[] = [
  { name: "mode", cross: false, of: ({ via, mode }) => [via, mode], told: ({ mode, via }) => `by ${named(mode)}${via === "" ? "" : ` (${via})`}` },
  { name: "vendor", cross: false, of: ({ vendor }) => [vendor], told: ({ vendor }) => `from ${named(vendor)}` },
  { name: "country", cross: false, of: ({ country }) => [country], told: ({ country }) => `to ${named(country)}` },
  {
    name: "vendor and mode",
    cross: true,
    of: ({ vendor, mode }) => [vendor, mode],
    told: ({ vendor, mode }) => `from ${named(vendor)} by ${named(mode)}`,
  },
  {
    name: "vendor and country",
    cross: true,
    of: ({ vendor, country }) => [vendor, country],
    told: ({ vendor, country }) => `from ${named(vendor)} to ${named(country)}`,
  },
  {
    name: "mode and country",
    cross: true,
    of: ({ via, mode, country }) => [via, mode, country],
    told: ({ mode, country, via }) => `by ${named(mode)} to ${named(country)}${via === "" ? "" : ` (${via})`}`,
  },
  { name: "product", cross: false, of: ({ product }) => [product], told: ({ product }) => `of ${named(product)}` },
  {
    name: "country and product",
    cross: true,
    of: ({ country, product }) => [country, product],
    told: ({ country, product }) => `of ${named(product)} to ${named(country)}`,
  },
  { name: "terms", cross: false, of: ({ terms }) => [terms], told: ({ terms }) => `on terms ${named(terms)}` },
];

/** An outcome's weight halves in so many days. */
const HALF_LIFE = 730;
const RIDGE = 1;

/** Learns what goes with lateness from the outcomes known on day `asOf`, recent ones weighing more. */
export function fitLateEffects(history: readonly JudgedOrder[], asOf: number): CrossedEffects {
  const known = history.filter(({ order, late }) => late !== undefined && order.deliveredOn !== undefined && order.deliveredOn <= asOf);
  return fitCrossedEffects(
    known.map(({ order }) => keysOf(order)),
    known.map(({ late }) => (late === true ? 1 : 0)),
    { ridge: RIDGE, weights: known.map(({ order }) => 0.5 ** ((asOf - (order.deliveredOn ?? asOf)) / HALF_LIFE)) },
  );
}

/** The order's key for each of LATE_FACTORS. */
export function keysOf(order: SupplierOrder): string[] {
  return LATE_FACTORS.map(({ of }) => of(order).join("\n"));
}

function named(text: string): string {
  return text === "" ? "an unknown one" : text;
}
