import { Decimal } from "decimal.js";
import type { StockPosition } from "../../insight/ageing/stock-age.ts";
import type { DemandHistory } from "../histories.ts";

/** Nine times out of ten a normal value lies within so many standard deviations. */
const NINE_IN_TEN = 1.645;

/**
 * What customers will take of a product a week over the next `ahead` weeks, by the mean of the weeks known, with the range in which that lies nine
 * times out of ten; null without a known week.
 */
export function weeklyDemand(histories: readonly DemandHistory[], product: number, ahead: number): StockPosition["weeklyDemand"] {
  const own = histories.filter((history) => history.product === product).map(({ weeks }) => weeks);
  const longest = Math.max(0, ...own.map(({ length }) => length));
  const weeks = Array.from({ length: longest }, (_, back) => own.map((one) => one[one.length - 1 - back] ?? null)).flatMap((week) =>
    week.every((units) => units === null) ? [] : [week.reduce<number>((sum, units) => sum + (units ?? 0), 0)],
  );
  if (weeks.length === 0) return null;
  const mean = Math.max(0, weeks.reduce((sum, units) => sum + units, 0) / weeks.length);
  const variance = weeks.reduce((sum, units) => sum + (units - mean) ** 2, 0) / Math.max(1, weeks.length - 1);
  const unsure = NINE_IN_TEN * Math.sqrt(variance * (1 / weeks.length + 1 / ahead));
  return { mean, low: Math.max(0, mean - unsure), high: mean + unsure, weeks: weeks.length };
}

/** The same where no past is kept, from what was used in so many days; its range is that of the few deliveries it was used in. */
export function demandOf(used: Decimal, deliveries: number, days: number): StockPosition["weeklyDemand"] {
  const weeks = days / 7;
  const mean = Decimal.max(0, used).div(weeks).toNumber();
  const unsure = deliveries === 0 ? 1 : NINE_IN_TEN * Math.sqrt(2 / deliveries);
  return { mean, low: mean * Math.max(0, 1 - unsure), high: mean * (1 + unsure), weeks: Math.floor(weeks) };
}
