import type { DemandBetween } from "../inventory/protection-demand.ts";
import { fromWeights, type UnitDistribution } from "../inventory/unit-distribution.ts";
import type { BookedOrder } from "./stock-events.ts";

/**
 * Demand where orders in the book use up the forecast: at least what is booked for the span, and what was forecast where
 * that is more. The first moment of a span isn't in it, save that a span from 0 holds what is due at once.
 */
export function demandWithOrders(demand: DemandBetween, orders: readonly BookedOrder[]): DemandBetween {
  return (from, to) => {
    const booked = orders.filter(({ at }) => at <= to && (at > from || (from === 0 && at === 0))).reduce((sum, { units }) => sum + units, 0);
    return atLeast(demand(from, to), Math.round(booked));
  };
}

function atLeast(of: UnitDistribution, units: number): UnitDistribution {
  if (units <= 0) return of;
  const weights = new Array<number>(Math.max(of.probabilities.length, units + 1)).fill(0);
  of.probabilities.forEach((share, at) => {
    const least = Math.max(at, units);
    weights[least] = (weights[least] ?? 0) + share;
  });
  return fromWeights(weights);
}
