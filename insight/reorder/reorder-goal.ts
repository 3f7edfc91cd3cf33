import { Decimal } from "decimal.js";
import type { ProtectionDemand } from "../inventory/protection-demand.ts";
import { expectedShort, unitsAt } from "../inventory/unit-distribution.ts";

/** What the stock of a product is for. Shares lie between 0 and 1; costs are decimal strings a unit, in one currency. */
export type ReorderGoal =
  | { readonly kind: "fill"; readonly share: number }
  | { readonly kind: "cycle"; readonly share: number }
  | { readonly kind: "cost"; readonly underage: string; readonly overage: string };

/**
 * The least level in whole units that meets the goal, computed on the demand's own probabilities. For costs it is the
 * critical ratio underage / (underage + overage) (Arrow, Harris and Marschak, 1951).
 */
export function levelFor(goal: ReorderGoal, demand: ProtectionDemand): number {
  switch (goal.kind) {
    case "fill":
      return levelForFill(goal.share, demand);
    case "cycle":
      return unitsAt(demand.whole, goal.share);
    case "cost":
      return unitsAt(demand.whole, criticalRatio(goal));
  }
}

/** Share of demand met from the shelf when each cycle begins with an inventory position of `level`; 1 where nothing is asked for. */
export function expectedFill({ whole, beforeArrival, cycleMean }: ProtectionDemand, level: number): number {
  if (cycleMean <= 0) return 1;
  return Math.min(1, Math.max(0, 1 - (expectedShort(whole, level) - expectedShort(beforeArrival, level)) / cycleMean));
}

/** One unit more is short as often as demand exceeds the level, so the shortage of each level follows from that of the one below. */
function levelForFill(share: number, { whole, beforeArrival, cycleMean }: ProtectionDemand): number {
  let short = cycleMean;
  let [above, aboveBefore] = [1, 1];
  let level = 0;
  for (; level < whole.probabilities.length && 1 - short / cycleMean < share; level += 1) {
    above -= whole.probabilities[level] ?? 0;
    aboveBefore -= beforeArrival.probabilities[level] ?? 0;
    short -= above - aboveBefore;
  }
  return level;
}

function criticalRatio({ underage, overage }: { readonly underage: string; readonly overage: string }): number {
  const both = new Decimal(underage).plus(overage);
  return both.lte(0) ? 0.5 : new Decimal(underage).div(both).toNumber();
}
