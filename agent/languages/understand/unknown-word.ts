import { isSlipOf } from "../../understanding/text/stem.ts";
import type { Dictionary, Entry } from "./dictionary.ts";

const SHORTEST_SLIP = 6;
const SHORTEST_PART = 3;
/** Letters that join the parts of a compound. */
const JOINTS = ["", "s", "n", "en", "es", "e", "er"];

/** The word that a misspelt one was meant to be; what changes records is never guessed. */
export function slipIn(folded: string, { words }: Dictionary): Entry | undefined {
  if (folded.length < SHORTEST_SLIP) return undefined;
  for (const [word, entry] of words) if (word.length >= SHORTEST_SLIP && !entry.isVerb && isSlipOf(folded, word)) return entry;
  return undefined;
}

/** The two words that one is made of, each in English: "Liefertermin" is "delivery date". */
export function compoundIn(folded: string, { compounds, words }: Dictionary): string | undefined {
  if (!compounds) return undefined;
  for (let at = folded.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
    const behind = words.get(folded.slice(at))?.english;
    if (!behind) continue;
    const head = folded.slice(0, at);
    for (const joint of JOINTS) {
      const ahead = head.endsWith(joint) ? words.get(head.slice(0, head.length - joint.length))?.english : undefined;
      if (ahead) return `${ahead} ${behind}`;
    }
  }
  return undefined;
}
