/** A word or number of the message, with its place in it. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  /** What matching sees: the stem of the word, or of the word that it misspells, or of its synonym. */
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** An ordinary word, or one of the use cases' cues; what is not may be a name. */
  readonly known: boolean;
  readonly capital: boolean;
}

const WORD = /[\p{L}\d]+(?:[.,/'&-][\p{L}\d]+)*|&/gu;

/** Two ordinary words that are written as one, such as "follow-up"; names and codes have capitals or digits. */
const COMPOUND = /^(?!to-do$)([a-z]{2,})-([a-z]{2,})$/;

/** Words with their places. */
export function wordsIn(text: string): { readonly text: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const [, first, second] = COMPOUND.exec(match[0]) ?? [];
    const word = (part: string, start: number) => ({ text: part, start, end: start + part.length });
    if (first === undefined || second === undefined) return [word(match[0], match.index)];
    return [word(first, match.index), word(second, match.index + first.length + 1)];
  });
}
