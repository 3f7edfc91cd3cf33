import type { UseCase } from "../../../guardrails/use-case.ts";
import { findDates, type When } from "../entities/dates.ts";
import { FILLERS, SYNONYM_STEMS } from "../text/lexicon.ts";
import { stem } from "../text/stem.ts";
import type { Vocabulary } from "../text/tokenise.ts";

/** A cue as matching sees it, with the weight that its rarity among the use cases gives it. */
export interface Cue {
  readonly signs: readonly string[];
  readonly weight: number;
}

const PAIRED: { readonly [two: string]: string } = {
  "follow up": "followup",
  "call back": "callback",
  "credit notes": "creditnote",
  "credit note": "creditnote",
  "sales order": "order",
  "purchase order": "purchaseorder",
};

/** Cues are read for their words alone, so the day does not matter. */
const ANY_DAY: When = { now: new Date(0), timeZone: "UTC" };

/** "picks today" as it is met in requests, where days and periods have become their kinds. */
function withDays(cue: string): string {
  let text = cue;
  for (const { kind, start, end } of findDates(cue, ANY_DAY).reverse()) {
    if (kind !== "date" && kind !== "period") continue;
    text = `${text.slice(0, start)} <${kind}> ${text.slice(end).replace(/^'s\b/, "")}`;
  }
  return text;
}

/** The signs of a cue: stems, and entity kinds in angle brackets. */
function signsOf(cue: string): string[] {
  let text = withDays(cue.toLowerCase());
  for (const [two, one] of Object.entries(PAIRED)) text = text.replaceAll(two, one);
  return text
    .split(/\s+/)
    .filter((word) => word.startsWith("<") || !FILLERS.has(word))
    .map((word) => (word.startsWith("<") ? word : (SYNONYM_STEMS.get(stem(word)) ?? stem(word))));
}

/** The cues of each use case, weighed against those of all the others. */
export function weighCues(useCases: readonly UseCase[]): ReadonlyMap<string, readonly Cue[]> {
  const signs = new Map(useCases.map(({ id, cues }) => [id, cues.map(signsOf).filter((cue) => cue.length > 0)]));
  const spread = new Map<string, number>();
  for (const cues of signs.values()) for (const sign of new Set(cues.flat())) spread.set(sign, (spread.get(sign) ?? 0) + 1);
  const most = Math.log(1 + useCases.length);
  const rarity = (sign: string) => (Math.log(1 + useCases.length / (spread.get(sign) ?? 1)) / most) * (sign.startsWith("<") ? 0.55 : 1);
  return new Map([...signs].map(([id, cues]) => [id, cues.map((cue) => ({ signs: cue, weight: cue.reduce((sum, sign) => sum + rarity(sign), 0) }))]));
}

export function vocabularyOf(useCases: readonly UseCase[]): Vocabulary {
  return { cues: new Set(useCases.flatMap(({ cues }) => cues.flatMap(signsOf)).filter((sign) => !sign.startsWith("<") && sign.length > 1)) };
}
