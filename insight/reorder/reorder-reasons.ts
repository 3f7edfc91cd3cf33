import { Decimal } from "decimal.js";
import type { ReorderLevels, ReorderQuestion } from "./reorder-question.ts";

/** Why the levels are what they are, in sentences with figures and units. */
export function reorderReasons(levels: ReorderLevels, { unit, review, goal, leadTime, periodsKnown }: ReorderQuestion): string[] {
  const one = (value: number) => new Decimal(value).toDecimalPlaces(1).toString();
  const mean = leadTime.reduce((sum, { periods, probability }) => sum + periods * probability, 0);
  const { units, value } = levels.safetyStock;
  const aim = goal.kind === "cost" ? "costs least for what a missing and a left-over unit cost" : `meets the goal of ${one(goal.share * 100)}%`;
  return [
    `${one(levels.expectedDemand)} ${unit} (mostly ${levels.demandRange.low} to ${levels.demandRange.high}) are expected over a lead time of about ${one(leadTime.length === 0 ? 1 : mean)} and a review of ${one(review)} periods, from ${periodsKnown} known periods.`,
    `Up to ${levels.orderUpTo} ${unit} ${aim}: ${one(levels.expectedFill * 100)}% of demand met, ${one(levels.chanceOfShortCycle * 100)}% of cycles short.`,
    units >= 0
      ? `${one(units)} ${unit} of that are safety stock${value === undefined ? "" : `, worth ${value.amount} ${value.currency}`}.`
      : `That is ${one(-units)} ${unit} below expected demand: most cycles ask for little and a few for much.`,
  ];
}
