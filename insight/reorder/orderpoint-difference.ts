import type { ProtectionDemand } from "../inventory/protection-demand.ts";
import { expectedFill } from "./reorder-goal.ts";

/** The reorder rule in Odoo: it orders up to `max` once the forecast stock falls below `min` (product_min_qty, product_max_qty). */
export interface OrderpointRule {
  readonly min: number;
  readonly max: number;
}

/** What changes against the rule in Odoo, and why. */
export interface OrderpointDifference {
  readonly changes: boolean;
  readonly now: OrderpointRule;
  readonly advised: OrderpointRule;
  /** Expected fill under the rule as it stands: the mean over the positions between its two bounds. */
  readonly fillNow: number;
  readonly reasons: readonly string[];
}

const MOST_POSITIONS = 200;

/** Compares the advised bounds with those in Odoo. The demand is that over the lead time and review; units are the product's own. */
export function orderpointDifference(now: OrderpointRule, advised: OrderpointRule, demand: ProtectionDemand, unit: string): OrderpointDifference {
  const top = Math.max(now.min, now.max);
  const apart = Math.max(1, Math.ceil((top - now.min) / MOST_POSITIONS));
  const positions = Array.from({ length: Math.floor((top - now.min) / apart) + 1 }, (_, step) => now.min + step * apart);
  const fillNow = positions.reduce((sum, position) => sum + expectedFill(demand, position), 0) / positions.length;
  const reasons = [
    ...changed("minimum", now.min, advised.min, "demand until an order placed now comes in", unit),
    ...changed("maximum", now.max, advised.max, "demand until the order after that can come in", unit),
    ...(now.max < now.min ? [`The rule in Odoo has its maximum (${now.max}) below its minimum (${now.min}).`] : []),
  ];
  const told =
    reasons.length === 0
      ? ["The rule in Odoo already says so."]
      : [...reasons, `As it stands the rule is expected to meet ${(fillNow * 100).toFixed(1)}% of demand.`];
  return { changes: reasons.length > 0, now, advised, fillNow, reasons: told };
}

function changed(name: string, from: number, to: number, covers: string, unit: string): string[] {
  if (from === to) return [];
  return [`The ${name} goes ${to > from ? "up" : "down"} from ${from} to ${to} ${unit}, which covers ${covers}.`];
}
