import { type ProtectionDemand, protectionDemand } from "../inventory/protection-demand.ts";
import { type StockPolicy, simulateStock } from "../inventory/simulate.ts";
import { expectedShort, unitsAt } from "../inventory/unit-distribution.ts";
import { hasEnded } from "./has-ended.ts";
import type { CountedInLots } from "./in-lots.ts";
import { learnPartDemand, type PartDemandModel, partDemand } from "./part-demand.ts";

/** The chances of running short that are tried, falling. */
export const TAILS: readonly number[] = Array.from({ length: 30 }, (_, step) => 0.7 * 0.0002 ** (step / 29));

/** What plans made at `origin` expected at each allowed chance of running short, and what they really reached on what came after. */
export function tryAt(
  parts: readonly CountedInLots[],
  origin: number,
  { leadTime, review }: { readonly leadTime: number; readonly review: number },
): { readonly expected: readonly number[]; readonly reached: readonly number[] } {
  const before = parts.map(({ lot, history }) => ({ lot, history: history.slice(0, origin), after: history.slice(origin) }));
  const model = learnFrom(before, leadTime, review);
  const policies = wholePolicies(leadTime, review);
  const live = before.filter(({ history }) => !hasEnded(history)).map((part) => ({ ...part, cycle: cycleOf(model, part.history, leadTime, review) }));
  const demand = new Array<number>(TAILS.length).fill(0);
  const served = new Array<number>(TAILS.length).fill(0);
  for (const { lot, cycle, after } of live) {
    let tried = { level: -1, demand: 0, served: 0 };
    TAILS.forEach((tail, at) => {
      const level = unitsAt(cycle.whole, 1 - tail);
      if (level !== tried.level) tried = { level, ...runWith(policies, after, level) };
      demand[at] = (demand[at] ?? 0) + lot * tried.demand;
      served[at] = (served[at] ?? 0) + lot * tried.served;
    });
  }
  return {
    expected: expectedFills(live),
    reached: TAILS.map((_, at) => ((demand[at] ?? 0) > 0 ? (served[at] ?? 0) / (demand[at] ?? 1) : 1)),
  };
}

/** A simulation knows whole periods only, so times between them are tried as their neighbours, each by its nearness. */
function wholePolicies(leadTime: number, review: number): { readonly weight: number; readonly policy: StockPolicy }[] {
  const whole = Math.max(1, Math.round(review));
  const rest = Math.max(0, leadTime + review - whole);
  const below = Math.floor(rest);
  const policy = (periods: number): StockPolicy => ({ leadTime: periods, review: whole, unmet: "backorder" });
  const between = [
    { weight: below + 1 - rest, policy: policy(below) },
    { weight: rest - below, policy: policy(below + 1) },
  ];
  return between.filter(({ weight }) => weight > 0);
}

function runWith(
  policies: ReturnType<typeof wholePolicies>,
  after: readonly (number | null)[],
  level: number,
): { readonly demand: number; readonly served: number } {
  const total = { demand: 0, served: 0 };
  for (const { weight, policy } of policies) {
    const run = simulateStock(after, () => level, policy);
    total.demand += weight * run.demand;
    total.served += weight * run.served;
  }
  return total;
}

/** Expected share of demand met from the shelf at each allowed chance of running short. */
export function expectedFills(parts: readonly { readonly lot: number; readonly cycle: ProtectionDemand }[]): number[] {
  const short = new Array<number>(TAILS.length).fill(0);
  for (const { lot, cycle } of parts) {
    const { whole, beforeArrival } = cycle;
    let told = { level: -1, short: 0 };
    TAILS.forEach((tail, at) => {
      const level = unitsAt(whole, 1 - tail);
      if (level !== told.level) told = { level, short: Math.max(0, expectedShort(whole, level) - expectedShort(beforeArrival, level)) };
      short[at] = (short[at] ?? 0) + lot * told.short;
    });
  }
  const asked = parts.reduce((sum, { lot, cycle }) => sum + lot * cycle.cycleMean, 0);
  return short.map((units) => (asked > 0 ? 1 - units / asked : 1));
}

/** Learns for the spans that a cycle needs. */
export function learnFrom(parts: readonly CountedInLots[], leadTime: number, review: number): PartDemandModel {
  return learnPartDemand(
    parts.map(({ history }) => history),
    [leadTime, leadTime + review],
  );
}

/** What one order of a part has to cover, where the lead time is certain. */
export function cycleOf(model: PartDemandModel, history: readonly (number | null)[], leadTime: number, review: number): ProtectionDemand {
  return protectionDemand(partDemand(model, history), [{ periods: leadTime, probability: 1 }], review);
}
