import type { LeadTimeChances } from "../inventory/lead-time-chances.ts";
import { protectionDemand } from "../inventory/protection-demand.ts";
import { unitsAt } from "../inventory/unit-distribution.ts";
import { cycleOf, expectedFills, learnFrom, TAILS, tryAt } from "./fill-trial.ts";
import { hasEnded } from "./has-ended.ts";
import { inLots } from "./in-lots.ts";
import { type PartDemandModel, partDemand } from "./part-demand.ts";

/** How many units each of many parts should be ordered up to, so that together they reach one fill rate with little stock. */
export interface FillPlan {
  readonly model: PartDemandModel;
  /** The chance of running short in a cycle that every part is allowed. */
  readonly tail: number;
  /** What the model itself expects at that chance; above the target where past plans fell short of what they expected. */
  readonly expectedFill: number;
  /** Moments in the history at which the plan was tried on what followed; 0 where the history is too short for it. */
  readonly triedAt: number;
  /** Whether the target lies beyond the strictest level tried, so that the plan falls short of it. */
  readonly outOfReach: boolean;
}

/** How long before the end plans are tried, in cycles of lead time and review. */
const TRIAL_CYCLES = [4, 3, 2] as const;
const FEWEST_PERIODS = 12;

/**
 * One chance of running short for all parts, because that is what least stock asks for: one unit more on a part saves a
 * short unit with the chance that demand exceeds the level, and lies on the shelf otherwise, so at the best allocation
 * that chance is the same for every part (the newsvendor's marginal argument over many items; Sherbrooke, 1968). It is set so
 * that the expected fill, corrected by what plans of the same kind really reached later in the same histories, is the
 * target (a share between 0 and 1). Histories are oldest first with null for unknown; times are in periods.
 */
export function fillPlanner(
  histories: readonly (readonly (number | null)[])[],
  { leadTime, review }: { readonly leadTime: number; readonly review: number },
): (target: number) => FillPlan {
  const parts = histories.map(inLots);
  const length = parts.reduce((most, { history }) => Math.max(most, history.length), 0);
  const trials = TRIAL_CYCLES.map((cycles) => length - cycles * Math.ceil(leadTime + review))
    .filter((origin) => origin >= FEWEST_PERIODS + leadTime + review)
    .map((origin) => tryAt(parts, origin, { leadTime, review }));
  const model = learnFrom(parts, leadTime, review);
  const live = parts.filter(({ history }) => !hasEnded(history));
  const expected = expectedFills(live.map(({ lot, history }) => ({ lot, cycle: cycleOf(model, history, leadTime, review) })));
  return (target) => {
    const needed = trials.map((trial) => fillAt(trial.expected, tailFor(trial.reached, target)));
    const aim = needed.length === 0 ? target : expit(needed.reduce((sum, fill) => sum + logit(fill), 0) / needed.length);
    return { model, tail: tailFor(expected, aim), expectedFill: aim, triedAt: trials.length, outOfReach: (expected.at(-1) ?? 1) < aim };
  };
}

/** The level of one part in such a plan, in the units of its history. */
export function plannedLevel({ model, tail }: FillPlan, units: readonly (number | null)[], leadTime: LeadTimeChances, review: number): number {
  if (hasEnded(units)) return 0;
  const { lot, history } = inLots(units);
  const level = unitsAt(protectionDemand(partDemand(model, history), leadTime, review).whole, 1 - tail);
  return Number((level * lot).toPrecision(12));
}

/** The chance at which rising fills cross the target, between those tried on a logarithm. */
function tailFor(fills: readonly number[], target: number): number {
  const above = fills.findIndex((fill) => fill >= target);
  if (above === -1) return TAILS.at(-1) ?? 0;
  const [low, high] = [fills[above - 1], fills[above] ?? 1];
  const [lax, strict] = [TAILS[above - 1], TAILS[above] ?? 0];
  if (low === undefined || lax === undefined || high === low) return strict;
  return Math.exp(Math.log(lax) + ((target - low) / (high - low)) * (Math.log(strict) - Math.log(lax)));
}

/** A rising row of fills read off at a chance between those tried. */
function fillAt(fills: readonly number[], tail: number): number {
  const at = TAILS.findIndex((each) => each <= tail);
  if (at <= 0) return fills[at === 0 ? 0 : TAILS.length - 1] ?? 1;
  const [lax, strict] = [TAILS[at - 1] ?? tail, TAILS[at] ?? tail];
  const share = lax === strict ? 1 : (Math.log(tail) - Math.log(lax)) / (Math.log(strict) - Math.log(lax));
  return (fills[at - 1] ?? 1) + share * ((fills[at] ?? 1) - (fills[at - 1] ?? 1));
}

const inside = (share: number): number => Math.min(0.99999, Math.max(0.00001, share));
const logit = (share: number): number => Math.log(inside(share) / (1 - inside(share)));
const expit = (value: number): number => 1 / (1 + Math.exp(-value));
