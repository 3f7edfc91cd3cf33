import type { LeadTimeChances } from "./lead-time-chances.ts";
import { mixture, type UnitDistribution } from "./unit-distribution.ts";

/** Demand between two moments, counted in periods from now; a demand forecast's `total` is one. */
export type DemandBetween = (from: number, to: number) => UnitDistribution;

/** Demand that one order has to cover, and the part of it that falls before the goods come. */
export interface ProtectionDemand {
  /** Over the lead time and the review period after it. */
  readonly whole: UnitDistribution;
  readonly beforeArrival: UnitDistribution;
  /** Expected demand of one review cycle, in units. */
  readonly cycleMean: number;
}

/** Demand over an uncertain lead time and a review period, both in periods: demand over each possible lead time, weighted by its chance. */
export function protectionDemand(demand: DemandBetween, leadTime: LeadTimeChances, review: number): ProtectionDemand {
  const whole = mixture(leadTime.map(({ periods, probability }) => ({ weight: probability, of: demand(0, periods + review) })));
  const beforeArrival = mixture(leadTime.map(({ periods, probability }) => ({ weight: probability, of: demand(0, periods) })));
  return { whole, beforeArrival, cycleMean: Math.max(0, whole.mean - beforeArrival.mean) };
}
