import type { GroundFact } from "./grounds.ts";

/** Shorter words in quotation marks are names and terms, which are checked like any others. */
const SHORTEST = 12;
const BLOCK = /^[^\S\n]*>[^\S\n]*(\S.*)$/gm;
const MARKED = /[“"„«]([^“”"„«»\n]{12,})[”"“»]/g;

/** Where an answer repeats a document word for word, as a block or in quotation marks: what stands there is the document's, not a claim. */
export function quotationsIn(answer: string, facts: readonly GroundFact[]): [number, number][] {
  const passages = facts.filter(({ source }) => source.model === "document.passage" && source.field === "text").map(({ value }) => folded(value));
  if (passages.length === 0) return [];
  return [BLOCK, MARKED].flatMap((pattern) =>
    [...answer.matchAll(pattern)].flatMap((match): [number, number][] => {
      const words = match[1] ?? "";
      const at = match.index + match[0].indexOf(words);
      const sought = folded(words);
      return sought.length >= SHORTEST && passages.some((passage) => holdsWhole(passage, sought)) ? [[at, at + words.length]] : [];
    }),
  );
}

/** One kind of space, no signs of emphasis: both sides have been through the same hands. */
function folded(text: string): string {
  return text
    .replaceAll(/\*\*|__|`/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** As whole words: a quotation that begins or ends inside a number would be another number. */
function holdsWhole(passage: string, sought: string): boolean {
  for (let at = passage.indexOf(sought); at >= 0; at = passage.indexOf(sought, at + 1)) {
    const [before, after] = [passage[at - 1] ?? " ", passage[at + sought.length] ?? " "];
    if (!/[\p{L}\p{N}.,]/u.test(before) && !/[\p{L}\p{N}]/u.test(after) && !/^[.,]\p{N}/u.test(passage.slice(at + sought.length))) return true;
  }
  return false;
}
