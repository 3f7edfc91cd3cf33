import type { Mention } from "./entities.ts";

/** A stretch of an answer that says one thing: a sentence, a part of one between semicolons, or a row of a table. */
export interface Span {
  readonly at: number;
  readonly end: number;
  readonly text: string;
  readonly kind: "sentence" | "row";
  /** Of a row: its cells with the titles of their columns. */
  readonly cells: readonly { readonly at: number; readonly end: number; readonly title: string }[];
  /** The names that stand in it, in order. */
  readonly mentions: readonly Mention[];
  /** What it speaks of when it names nothing itself: what the sentence before, the item above or the paragraph named first. */
  readonly context: Mention | undefined;
  /** The line above a list that ends in a colon: "Still to come:". */
  readonly heading: string;
}

const END = /;\s+|(?<=[.!?:…])\s+(?=[\p{Lu}\d\ufffc¤¿¡[("“«-])/gu;

/** Cuts a text, in which names and dates are masked, into spans; offsets are those of the text. */
export function spansOf(text: string, mentions: readonly Mention[]): Span[] {
  const spans: Span[] = [];
  let titles: readonly string[] = [];
  let topic: Mention | undefined;
  let items: { readonly indent: number; readonly mention: Mention | undefined }[] = [];
  let heading = "";
  let offset = 0;
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const at = offset;
    offset += line.length + 1;
    if (line.trim() === "") continue;
    if (/^\s*\|/.test(line)) {
      const isTitles = /^[\s|:-]+$/.test(lines[index + 1] ?? "") && (lines[index + 1] ?? "").includes("-");
      if (isTitles) titles = cellsOf(line, at, []).map((cell) => text.slice(cell.at, cell.end).trim());
      if (isTitles || /^[\s|:-]+$/.test(line)) continue;
      spans.push(spanOf("row", text, at, at + line.length, mentions, { context: undefined, heading: "", cells: cellsOf(line, at, titles) }));
      continue;
    }
    const bullet = /^(\s*)(?:[-*•]|\d{1,2}[.)])\s/.exec(line);
    const indent = bullet?.[1]?.length ?? -1;
    items = bullet ? items.filter((item) => item.indent < indent) : [];
    let context = items.at(-1)?.mention ?? topic;
    let first: Mention | undefined;
    for (const [start, end] of sentencesOf(line)) {
      const span = spanOf("sentence", text, at + start, at + end, mentions, { context, heading: bullet ? heading : "", cells: [] });
      spans.push(span);
      context = span.mentions[0] && line.slice(start - 2, start).includes(";") ? context : (span.mentions[0] ?? context);
      first ??= span.mentions[0];
    }
    if (!bullet) heading = /:\s*$/.test(line) ? line : "";
    if (bullet) items.push({ indent, mention: first ?? items.at(-1)?.mention });
    else topic = first ?? (/^\s/.test(line) ? topic : topicAfter(line, topic));
  }
  return spans;
}

/** A heading of its own ends what the paragraph before spoke of. */
function topicAfter(line: string, topic: Mention | undefined): Mention | undefined {
  return /^#/.test(line) ? undefined : topic;
}

function sentencesOf(line: string): [number, number][] {
  const cuts = [...line.matchAll(END)].map((match) => match.index + match[0].length);
  return [0, ...cuts].map((start, index) => [start, cuts[index] ?? line.length]);
}

function cellsOf(line: string, at: number, titles: readonly string[]): Span["cells"] {
  const bars = [...line.matchAll(/\|/g)].map(({ index }) => index);
  return bars.slice(0, -1).map((bar, column) => ({ at: at + bar + 1, end: at + (bars[column + 1] ?? line.length), title: titles[column] ?? "" }));
}

function spanOf(
  kind: Span["kind"],
  text: string,
  at: number,
  end: number,
  mentions: readonly Mention[],
  around: Pick<Span, "context" | "heading" | "cells">,
): Span {
  return { kind, at, end, text: text.slice(at, end), ...around, mentions: mentions.filter((mention) => mention.at >= at && mention.at < end) };
}
