import { type Inline, parseInline } from "./markdown-inline.ts";
import { isListLine, type ListBlock, readList } from "./markdown-list.ts";
import { isTableStart, readTable, type TableBlock } from "./markdown-table.ts";

/** The subset that an answer may use. There is no block for HTML, images or links: they stay the text they are. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: readonly Inline[] }
  | { readonly kind: "heading"; readonly text: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  /** What a document says word for word, paragraph by paragraph. */
  | { readonly kind: "quote"; readonly paragraphs: readonly (readonly Inline[])[] }
  | ListBlock
  | TableBlock;

const FENCE = /^ {0,3}```/;
const QUOTE = /^ {0,3}>\s?(.*)$/;
const HEADING = /^ {0,3}#{1,6}\s+(\S.*)$/;

export function parseMarkdown(source: string): readonly Block[] {
  const lines = source.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    if (line.trim() === "") at += 1;
    else if (FENCE.test(line)) at = readCode(lines, at, blocks);
    else if (QUOTE.test(line)) at = readQuote(lines, at, blocks);
    else if (isTableStart(lines, at)) at = readTable(lines, at, blocks);
    else if (isListLine(line)) at = readList(lines, at, blocks);
    else at = readParagraph(lines, at, blocks);
  }
  return blocks;
}

function readCode(lines: readonly string[], start: number, blocks: Block[]): number {
  let end = start + 1;
  while (end < lines.length && !FENCE.test(lines[end] ?? "")) end += 1;
  blocks.push({ kind: "code", text: lines.slice(start + 1, end).join("\n") });
  return end + 1;
}

function readQuote(lines: readonly string[], start: number, blocks: Block[]): number {
  let end = start;
  while (end < lines.length && QUOTE.test(lines[end] ?? "")) end += 1;
  const quoted = lines.slice(start, end).map((line) => QUOTE.exec(line)?.[1] ?? "");
  blocks.push({ kind: "quote", paragraphs: quoted.filter((line) => line.trim() !== "").map((line) => parseInline(line)) });
  return end;
}

function readParagraph(lines: readonly string[], start: number, blocks: Block[]): number {
  const heading = HEADING.exec(lines[start] ?? "")?.[1];
  if (heading !== undefined) {
    blocks.push({ kind: "heading", text: parseInline(heading) });
    return start + 1;
  }
  let end = start + 1;
  while (end < lines.length && !endsParagraph(lines, end)) end += 1;
  blocks.push({ kind: "paragraph", text: parseInline(lines.slice(start, end).join("\n")) });
  return end;
}

function endsParagraph(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  return line.trim() === "" || FENCE.test(line) || QUOTE.test(line) || HEADING.test(line) || isListLine(line) || isTableStart(lines, at);
}
