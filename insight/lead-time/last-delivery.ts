import type { SupplierOrder } from "./supplier-order.ts";

const YEAR = 365;

/**
 * The day of the last delivery, taken as today where nobody says what today is; -Infinity when nothing was delivered. At most one delivery in a
 * hundred that lies more than a year after all others counts as a mistyped year and is passed over.
 */
export function lastDelivery(orders: readonly SupplierOrder[]): number {
  const days = orders.flatMap(({ deliveredOn }) => deliveredOn ?? []).sort((a, b) => a - b);
  const sure = days.length - 1 - Math.floor(days.length / 100);
  let last = days[sure] ?? Number.NEGATIVE_INFINITY;
  for (const day of days.slice(sure + 1)) {
    if (day - last > YEAR) break;
    last = day;
  }
  return last;
}
