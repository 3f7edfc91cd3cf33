import { expectedIn } from "./expected-answer.ts";
import { isNear } from "./near-word.ts";
import { termsOf } from "./terms.ts";

/** A passage that may answer, as the database found it. */
export interface Candidate {
  readonly heading: string;
  readonly text: string;
  readonly words: readonly string[];
  /** Terms of the document's title. */
  readonly title: readonly string[];
  readonly cosine: number;
}

/** How often words stand in the passages that this person may read, to know which of a question's words tell most. */
export interface Spread {
  readonly passages: number;
  readonly of: ReadonlyMap<string, number>;
}

/** What the words count for beside the likeness of the vectors. */
const WORDS_WEIGHT = 0.8;
/** What a word counts for that the passage holds and its heading does not. */
const OF_TEXT = 0.9;
/** What a word counts for that only the title of the document holds, which all of its passages share. */
const OF_TITLE = 0.5;
/** What a word with a slip of the finger leaves of its weight. */
const SLIP = 0.8;

/** What it counts for that a passage holds the kind of value that is asked for. */
const OF_KIND = 0.08;

/** How well a passage answers, 0 to 1: how much of what the question is about it speaks of. A telling word that no passage has counts most. */
export function scoreOf(question: string, terms: readonly string[], { heading, text, words, title, cosine }: Candidate, spread: Spread): number {
  const rarity = (term: string) => Math.log(1 + (spread.passages + 1) / ((spread.of.get(term) ?? 0) + 0.5));
  const whole = terms.reduce((sum, term) => sum + rarity(term), 0);
  if (whole === 0) return 0;
  const held = new Set(words);
  const above = termsOf(heading);
  const found = terms.reduce((sum, term) => {
    if (held.has(term)) return sum + (above.includes(term) ? 1 : OF_TEXT) * rarity(term);
    if (title.includes(term)) return sum + OF_TITLE * rarity(term);
    return (spread.of.get(term) ?? 0) === 0 && words.some((word) => isNear(term, word)) ? sum + SLIP * rarity(term) : sum;
  }, 0);
  const likely = (WORDS_WEIGHT * found) / whole + (1 - WORDS_WEIGHT) * Math.max(0, cosine);
  return Math.max(0, Math.min(1, likely + OF_KIND * expectedIn(question, text)));
}
