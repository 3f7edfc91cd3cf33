import { withoutMarkup } from "../grounding/markup.ts";

/** A piece of a document as it is stored and quoted: one section, or a part of a long one. */
export interface CutPassage {
  readonly heading: string;
  readonly page: number | null;
  readonly text: string;
}

export interface CutDocument {
  readonly title: string;
  readonly pages: number | null;
  readonly passages: readonly CutPassage[];
}

/** Passages grow to about this many characters, and a single paragraph is cut at sentences above it. */
const LONG = 700;

/** Text as it may be shown and quoted: no markup, no links, no characters that can't be seen. */
export function plainText(text: string): string {
  return withoutMarkup(text)
    .replaceAll(/[^\P{C}\n]/gu, "")
    .replaceAll(/(\*\*|__|`)/g, "")
    .replaceAll(/(?<![\p{L}\p{N}])[*_](?=\S)([^*_\n]+?)[*_](?![\p{L}\p{N}])/gu, "$1")
    .replaceAll(/[^\S\n]+/g, " ")
    .trim();
}

/** The blocks of one section as passages: short ones together, long ones cut at the end of a sentence. */
export function passagesOf(heading: string, page: number | null, blocks: readonly string[]): CutPassage[] {
  const pieces = blocks.map(plainText).flatMap((block) => (block.length > LONG ? sentencesOf(block) : block === "" ? [] : [block]));
  const texts: string[] = [];
  for (const piece of pieces) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + piece.length < LONG) texts[texts.length - 1] = `${last}\n${piece}`;
    else texts.push(piece);
  }
  return texts.map((text) => ({ heading, page, text }));
}

/** A block without an end of a sentence is cut anywhere, so that no passage is endless. */
function sentencesOf(block: string): string[] {
  return block.split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}])/u).flatMap((sentence) => sentence.match(new RegExp(`[\\s\\S]{1,${LONG}}`, "gu")) ?? []);
}
