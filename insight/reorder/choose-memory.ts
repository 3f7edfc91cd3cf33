import { advance, noPace } from "./demand-pace.ts";
import { ownDemand } from "./own-demand.ts";

const MEMORIES = [0.85, 0.9, 0.93, 0.96] as const;
const MOST_PARTS = 1_000;
const MOST_ORIGINS = 6;
const FEWEST_KNOWN = 6;
const LEAST_CHANCE = 1e-6;

/**
 * How fast the past should fade, chosen by which pace gave what followed the highest probability (the logarithmic score;
 * Good, 1952), over evenly spaced parts and moments in the later half of the histories. Short histories get the fastest.
 */
export function chooseMemory(histories: readonly (readonly (number | null)[])[], steps: number): number {
  const apart = Math.max(1, Math.ceil(histories.length / MOST_PARTS));
  const parts = histories.filter((_, at) => at % apart === 0);
  const usualRate = parts.reduce((sum, history) => sum + meanOf(history), 0) / Math.max(1, parts.length);
  const scores = MEMORIES.map((memory) => ({ memory, score: parts.reduce((sum, history) => sum + scoreOf(history, memory, steps, usualRate), 0) }));
  return scores.reduce((best, each) => (each.score > best.score + 1e-9 ? each : best)).memory;
}

function scoreOf(history: readonly (number | null)[], memory: number, steps: number, usualRate: number): number {
  const first = Math.ceil(history.length / 2);
  const apart = Math.max(1, Math.ceil((history.length - steps - first) / MOST_ORIGINS));
  let score = 0;
  let pace = noPace(memory);
  history.forEach((demand, at) => {
    const next = history.slice(at, at + steps);
    if (at >= first && (at - first) % apart === 0 && next.length === steps && pace.known >= FEWEST_KNOWN && next.every((units) => units !== null)) {
      const units = Math.round(next.reduce<number>((sum, each) => sum + Math.max(0, each ?? 0), 0));
      score += Math.log(Math.max(LEAST_CHANCE, ownDemand(pace, usualRate, steps).probabilities[units] ?? 0));
    }
    pace = advance(pace, demand);
  });
  return score;
}

function meanOf(history: readonly (number | null)[]): number {
  const known = history.filter((units) => units !== null);
  return known.reduce((sum, units) => sum + Math.max(0, units), 0) / Math.max(1, known.length);
}
