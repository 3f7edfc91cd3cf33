import type { DemandBetween } from "../inventory/protection-demand.ts";
import { chanceAbove, type UnitDistribution } from "../inventory/unit-distribution.ts";
import type { ArrivalScenario } from "./arrival-scenarios.ts";
import type { BookedOrder } from "./stock-events.ts";

/** An order that stock may not reach. */
export interface OrderAtRisk {
  readonly booked: BookedOrder;
  /** Of getting less than it asks for on its date. */
  readonly chance: number;
  readonly expectedShort: number;
}

/**
 * Stock goes to orders in the order of their dates, then of their ids; what is reserved for an order stays its own, and
 * demand that isn't booked yet takes its share before a later date. `demand` already counts the booked orders.
 */
export function ordersAtRisk(
  onHand: number,
  demand: DemandBetween,
  orders: readonly BookedOrder[],
  scenarios: readonly ArrivalScenario[],
): OrderAtRisk[] {
  const queue = [...orders].sort((one, other) => one.at - other.at || one.order.id.localeCompare(other.order.id));
  return queue.map((booked, place) => {
    const later = queue
      .slice(place + 1)
      .filter(({ at }) => at === booked.at)
      .reduce((sum, { units }) => sum + units, 0);
    const held = queue.slice(place + 1).reduce((sum, { reserved }) => sum + reserved, 0);
    const asked = demand(0, booked.at);
    const open = booked.units - booked.reserved;
    let [chance, expectedShort] = [0, 0];
    for (const { probability, arrivals } of scenarios) {
      const there = onHand - held + arrivals.filter(({ at }) => at <= booked.at).reduce((sum, { units }) => sum + units, 0);
      if (open > 0) chance += probability * chanceAbove(asked, Math.floor(there + later));
      expectedShort += probability * shortOf(asked, there + later, open);
    }
    return { booked, chance, expectedShort };
  });
}

/** Expected units that the last `open` of the demand lack when `there` units are on hand. */
function shortOf({ probabilities }: UnitDistribution, there: number, open: number): number {
  return probabilities.reduce((sum, share, asked) => sum + share * Math.min(open, Math.max(0, asked - there)), 0);
}
