import type { DemandBetween } from "../inventory/protection-demand.ts";
import type { ArrivalScenario } from "./arrival-scenarios.ts";

const MOST_LEVELS = 2_000;

/**
 * The chance that some demand has not been met from the shelf by each of the given moments (periods from now, rising),
 * starting from `onHand` units. Between two arrivals stock only falls, so it is enough to follow the chances of each
 * stock level from arrival to arrival; demand before and after an arrival is taken as independent. More than 2,000 levels
 * are told in lots, so that a large stock takes no longer.
 */
export function chanceOut(
  onHand: number,
  demand: DemandBetween,
  { arrivals }: Pick<ArrivalScenario, "arrivals">,
  moments: readonly number[],
): number[] {
  if (onHand < 0) return moments.map(() => 1);
  const last = moments.at(-1) ?? 0;
  const coming = arrivals.filter(({ at, units }) => at < last && units > 0);
  const most = coming.reduce((sum, { units }) => sum + units, onHand);
  const lot = Math.max(1, Math.ceil(most / MOST_LEVELS));
  const inLots = (units: number): number => Math.floor(units / lot);
  const asked = (start: number, end: number): number[] => lotsOf(demand(start, end).probabilities, lot);
  const out: number[] = [];
  let alive = levelOnly(coming.filter(({ at }) => at <= 0).reduce((sum, { units }) => sum + inLots(units), inLots(onHand)));
  let from = 0;
  for (const { at, units } of [...coming.filter((arrival) => arrival.at > 0), { at: Number.POSITIVE_INFINITY, units: 0 }]) {
    for (const moment of moments.slice(out.length)) {
      if (moment > at) break;
      out.push(1 - survival(alive, asked(from, moment)));
    }
    if (out.length === moments.length) break;
    if (at > from) alive = after(alive, asked(from, at));
    alive = [...new Array<number>(inLots(units)).fill(0), ...alive];
    from = at;
  }
  return out;
}

/** One stock level for certain. */
function levelOnly(units: number): number[] {
  return [...new Array<number>(units).fill(0), 1];
}

function lotsOf(probabilities: readonly number[], lot: number): number[] {
  if (lot === 1) return [...probabilities];
  const lots = new Array<number>(Math.round(probabilities.length / lot) + 1).fill(0);
  probabilities.forEach((share, units) => {
    const at = Math.round(units / lot);
    lots[at] = (lots[at] ?? 0) + share;
  });
  return lots;
}

function survival(alive: readonly number[], demand: readonly number[]): number {
  let [met, below] = [0, 0];
  alive.forEach((share, stock) => {
    below += demand[stock] ?? 0;
    met += share * Math.min(1, below);
  });
  return met;
}

function after(alive: readonly number[], demand: readonly number[]): number[] {
  const left = new Array<number>(alive.length).fill(0);
  alive.forEach((share, stock) => {
    if (share === 0) return;
    for (let units = 0; units <= stock && units < demand.length; units += 1)
      left[stock - units] = (left[stock - units] ?? 0) + share * (demand[units] ?? 0);
  });
  return left;
}
