import { PATTERNS, type Sign } from "./patterns.ts";
import { WEIGHTS } from "./weights.ts";

/** How much a text looks like an attempt on the model, 0 to 1, and what of it does. A label for people: it decides nothing. */
export interface InjectionSigns {
  readonly score: number;
  readonly signs: readonly Sign[];
}

/** Read no further than this; what steers a model stands in few words. */
const LONGEST = 8_000;

export function injectionSigns(text: string): InjectionSigns {
  const found = patternsIn(text);
  const sum = found.reduce((total, sign) => total + WEIGHTS.signs[sign], WEIGHTS.bias);
  const score = Math.round((1 / (1 + Math.exp(-sum))) * 1_000) / 1_000;
  return { score, signs: found.filter((sign) => WEIGHTS.signs[sign] > 0) };
}

/** Whether the score is one at which people are told. */
export function isSuspicious({ score }: InjectionSigns): boolean {
  return score >= WEIGHTS.threshold;
}

/** Every pattern that a text shows, those that speak for it included. */
export function patternsIn(text: string): Sign[] {
  const read = text.slice(0, LONGEST).replaceAll(/\s+/g, " ");
  return SIGNS.filter((sign) => PATTERNS[sign].test(read));
}

const isSign = (name: string): name is Sign => name in PATTERNS;
export const SIGNS: readonly Sign[] = Object.keys(PATTERNS).filter(isSign);
