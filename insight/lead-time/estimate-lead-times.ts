import { CopilotError } from "../../core/errors.ts";
import { calibratedLevels } from "./calibrated-levels.ts";
import { dateOf } from "./day-of.ts";
import { lastDelivery } from "./last-delivery.ts";
import { fitLeadTime, LEVELS, type LeadTimeDistribution } from "./lead-time-model.ts";
import type { SupplierOrder } from "./supplier-order.ts";

export const LEAD_TIME_LEVELS = [0.05, 0.5, 0.9, 0.95] as const;

/** When one order will have come, in days from the order, at each of LEAD_TIME_LEVELS. */
export interface LeadTimeEstimate {
  readonly id: string;
  readonly quantiles: readonly number[];
  readonly reasons: readonly string[];
  /** Delivered orders with a known order date: all of them, and this vendor's. */
  readonly basedOn: { readonly orders: number; readonly vendorOrders: number };
}

/**
 * Lead times of open orders from delivered ones, every open order answered. `asOf` (a day number) is today; left out, it is the last delivery in
 * the history, unless the open orders all begin where the history's end, which tells nothing of how long they have waited. Refuses only a history
 * without a single delivered order whose order date is known.
 */
export function estimateLeadTimes(history: readonly SupplierOrder[], open: readonly SupplierOrder[], asOf?: number): readonly LeadTimeEstimate[] {
  const today = asOf ?? lastDelivery(history);
  const delivered = history.filter(({ orderedOn, deliveredOn }) => orderedOn !== undefined && deliveredOn !== undefined && deliveredOn <= today);
  if (delivered.length === 0)
    throw new CopilotError(
      "BAD_INPUT",
      "No order of the history has both an order date and a delivered date by today. Give delivered orders with these dates.",
    );
  const waiting = asOf === undefined && beginsAfter(delivered, open) ? [] : open;
  const model = fitLeadTime(delivered, waiting, today);
  const levelOf = calibratedLevels(delivered, waiting, today);
  const perVendor = Map.groupBy(delivered, ({ vendor }) => vendor);
  return open.map((order) => {
    const age = waiting.length > 0 && order.orderedOn !== undefined && order.orderedOn <= today ? today - order.orderedOn : undefined;
    const distribution = model.of(order, age);
    const vendorOrders = perVendor.get(order.vendor)?.length ?? 0;
    return {
      id: order.id,
      quantiles: LEAD_TIME_LEVELS.map((level) => distribution.quantile(levelOf(order, level))),
      reasons: reasonsOf(order, distribution, age, vendorOrders, today),
      basedOn: { orders: delivered.length, vendorOrders },
    };
  });
}

/** Whether the history was cut by the day of the order: then open orders are later ones, not slow ones. */
function beginsAfter(history: readonly SupplierOrder[], open: readonly SupplierOrder[]): boolean {
  const lastOrder = history.reduce((latest, { orderedOn = latest }) => Math.max(latest, orderedOn), Number.NEGATIVE_INFINITY);
  const dated = open.filter(({ orderedOn }) => orderedOn !== undefined);
  return dated.filter(({ orderedOn = lastOrder }) => orderedOn < lastOrder).length <= dated.length / 100;
}

function reasonsOf(order: SupplierOrder, distribution: LeadTimeDistribution, age: number | undefined, vendorOrders: number, today: number): string[] {
  const [all, ...groups] = distribution.parts;
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  const days = (median: number) => `half of them within ${Math.round(median)} days`;
  const told = groups.flatMap(({ share, weight, median }, at) => {
    const level = LEVELS[at];
    return level === undefined || share < 0.01
      ? []
      : [
          `${percent(share)} of the estimate is what ${level.name} ${level.key(order)} took: ${days(median)} (worth ${Math.round(weight)} recent orders).`,
        ];
  });
  return [
    ...(vendorOrders === 0
      ? [`No order of ${order.vendor === "" ? "an unnamed vendor" : order.vendor} with a known order date has come in yet.`]
      : []),
    ...told,
    ...(all === undefined ? [] : [`${percent(all.share)} is what all orders took: ${days(all.median)}.`]),
    ...(age === undefined || age === 0
      ? []
      : [`Ordered ${age} days before ${dateOf(today)} and not delivered by then, so it takes longer than that.`]),
    ...(order.orderedOn === undefined
      ? ["Its order date is unknown: the days count from whenever it was ordered, and how long it has waited is not used."]
      : []),
  ];
}
