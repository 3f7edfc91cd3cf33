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

/** Words with their places. */
export function wordsIn(text: string): { readonly text: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(WORD)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}
