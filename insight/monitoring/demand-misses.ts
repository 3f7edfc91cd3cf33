import { learnPartDemand, partDemand } from "../reorder/part-demand.ts";

/** Units of one product in one place by week, oldest first; null where unknown. */
export type WeeklyUnits = readonly (number | null)[];

/** How one week went beside its forecast of the week before, every product weighed by how evenly it is asked for. */
export interface WeekMiss {
  /** Sums over the products, each in its own spreads. */
  readonly forecast: number;
  readonly actual: number;
  /** Products with any demand, and all that were forecast. */
  readonly asked: number;
  readonly products: number;
}

/** Weeks on which a product's weight rests, and of which so many must be known. */
const RECENT = 26;
const LEAST_KNOWN = 13;
/** Demand is counted in lots, so that a product asked for by the thousand takes no longer than others. */
const MOST_LOTS = 200;

/**
 * Forecasts each week from `from` up to `to` (indices) from nothing but the weeks before it, as stock advice does, with what all products taught up
 * to `from`. Products that were not asked for in the half year before are left out.
 */
export function weekMisses(histories: readonly WeeklyUnits[], from: number, to: number): WeekMiss[] {
  const told = histories.flatMap((weeks) => {
    const recent = weeks.slice(Math.max(0, from - RECENT), from).flatMap((units) => (units === null ? [] : [Math.max(0, units)]));
    const weight = weightOf(recent);
    if (recent.length < LEAST_KNOWN || weight === undefined) return [];
    const lot = Math.max(1, Math.ceil(Math.max(...weeks.slice(0, from).map((units) => units ?? 0)) / MOST_LOTS));
    return [{ weeks, weight, lot, lots: weeks.map((units) => (units === null ? null : Math.round(Math.max(0, units) / lot))) }];
  });
  const model = learnPartDemand(
    told.map(({ lots }) => lots.slice(0, from)),
    [1],
  );
  return Array.from({ length: to - from }, (_, step) => {
    const at = from + step;
    const sums = { forecast: 0, actual: 0, asked: 0, products: 0 };
    for (const { weeks, weight, lot, lots } of told) {
      const units = weeks[at];
      if (units === null || units === undefined) continue;
      const forecast = partDemand(model, lots.slice(0, at))(0, 1).mean * lot;
      const actual = Math.max(0, units);
      sums.forecast += weight * forecast;
      sums.actual += weight * actual;
      sums.asked += actual > 0 ? 1 : 0;
      sums.products += 1;
    }
    return sums;
  });
}

/** Undefined for a product that nobody asks for. */
function weightOf(units: readonly number[]): number | undefined {
  const mean = units.reduce((sum, one) => sum + one, 0) / Math.max(1, units.length);
  if (mean === 0) return undefined;
  const variance = units.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, units.length - 1);
  return 1 / Math.sqrt(Math.max(variance, mean));
}
