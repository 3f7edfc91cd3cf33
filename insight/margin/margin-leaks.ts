import { linesBelowFloor } from "./below-floor.ts";
import { productsWithCostDrift } from "./cost-drift.ts";
import { discountCreep } from "./discount-creep.ts";
import { erodingPairs } from "./margin-erosion.ts";
import type { MarginLeak } from "./margin-leak.ts";
import { type Missing, type SaleLine, usableLines } from "./sale-line.ts";
import { ordersWithUnbilledFreight } from "./unbilled-freight.ts";

/**
 * Where margin leaks, largest loss first, in the currency that `rates` lead to (one unit of each line's currency, as decimal texts). Lines that can't be
 * used are counted under `missing` and the rest is answered.
 */
export function findMarginLeaks(
  lines: readonly SaleLine[],
  rates: Readonly<Record<string, string>>,
): { readonly leaks: readonly MarginLeak[]; readonly missing: readonly Missing[] } {
  const { usable, missing } = usableLines(lines, rates);
  const drift = productsWithCostDrift(usable);
  const drifting = new Set(drift.flatMap(({ of }) => of.product ?? []));
  const leaks = [
    ...linesBelowFloor(usable),
    ...ordersWithUnbilledFreight(usable),
    ...drift,
    ...discountCreep(usable),
    ...erodingPairs(usable, drifting),
  ];
  return { leaks: leaks.toSorted((a, b) => b.lost.comparedTo(a.lost)), missing };
}
