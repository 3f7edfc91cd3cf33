import type { DemandBetween } from "../inventory/protection-demand.ts";
import { mixture, type UnitDistribution } from "../inventory/unit-distribution.ts";
import { chooseMemory } from "./choose-memory.ts";
import { type DemandPace, paceOf, rateOf } from "./demand-pace.ts";
import { casesLike, demandOfLike, type LikeParts, learnLikeParts } from "./like-parts.ts";
import { ownDemand } from "./own-demand.ts";

/** What a file of histories teaches about each part in it. */
export interface PartDemandModel {
  /** Mean recent units a period over the parts that it learned from. */
  readonly usualRate: number;
  /** What a period still counts for one period later, chosen on the histories themselves. */
  readonly memory: number;
  /** By the number of whole periods summed. */
  readonly likeParts: ReadonlyMap<number, LikeParts>;
}

const LIKE_SHARE = 0.8;

/** Learns from histories (oldest first, null for unknown) for the spans of time that will be asked about, in periods. */
export function learnPartDemand(histories: readonly (readonly (number | null)[])[], spans: readonly number[]): PartDemandModel {
  const memory = chooseMemory(histories, Math.max(1, Math.round(Math.max(...spans))));
  const rates = histories.map((history) => paceOf(history, memory)).filter(({ silent, known }) => silent === 0 && known > 0);
  const steps = new Set(spans.flatMap((span) => [Math.floor(span), Math.ceil(span)]).filter((step) => step > 0));
  return {
    usualRate: rates.length === 0 ? 0 : rates.reduce((sum, pace) => sum + rateOf(pace), 0) / rates.length,
    memory,
    likeParts: new Map([...steps].map((step) => [step, learnLikeParts(histories, step, memory)])),
  };
}

/**
 * Demand of one part over any span: eight tenths what followed in parts with a like rate and size of demand, two tenths
 * a negative binomial on its own discounted mean (shrunk towards the others by up to four periods' worth) and variance. A span
 * between whole periods lies between its neighbours.
 */
export function partDemand(model: PartDemandModel, history: readonly (number | null)[]): DemandBetween {
  const pace = paceOf(history, model.memory);
  const known = new Map<number, UnitDistribution>();
  const over = (step: number): UnitDistribution => {
    const told = known.get(step) ?? wholePeriods(model, pace, step);
    known.set(step, told);
    return told;
  };
  return (from, to) => {
    const span = Math.max(0, to - from);
    const below = Math.floor(span);
    if (span === below) return over(below);
    return mixture([
      { weight: below + 1 - span, of: over(below) },
      { weight: span - below, of: over(below + 1) },
    ]);
  };
}

/** How many past cases of like parts stand behind an estimate over this span. */
export function casesBehind(model: PartDemandModel, history: readonly (number | null)[], span: number): number {
  const like = model.likeParts.get(Math.ceil(span));
  return like === undefined ? 0 : casesLike(like, paceOf(history, model.memory));
}

function wholePeriods(model: PartDemandModel, pace: DemandPace, steps: number): UnitDistribution {
  if (steps <= 0) return { mean: 0, probabilities: [1] };
  const own = ownDemand(pace, model.usualRate, steps);
  const like = model.likeParts.get(steps);
  const alike = like === undefined ? undefined : demandOfLike(like, pace, own);
  if (alike === undefined) return own;
  return mixture([
    { weight: LIKE_SHARE, of: alike },
    { weight: 1 - LIKE_SHARE, of: own },
  ]);
}
