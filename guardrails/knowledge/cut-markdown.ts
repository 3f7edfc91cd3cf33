import { basename } from "node:path";
import { type CutDocument, type CutPassage, passagesOf, plainText } from "./passage-text.ts";

const BETWEEN = " › ";

/** A Markdown document cut at its headings; the first heading of all is its title, front matter is left out. */
export function cutMarkdown(path: string, source: string): CutDocument {
  const lines = source
    .replace(/^\uFEFF/, "")
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "")
    .split(/\r?\n/);
  const passages: CutPassage[] = [];
  const headings: string[] = [];
  let title: string | undefined;
  let blocks: string[] = [];
  let block: string[] = [];
  let fence = false;
  const endBlock = () => {
    if (block.length > 0) blocks.push(block.join("\n"));
    block = [];
  };
  const endSection = () => {
    endBlock();
    passages.push(...passagesOf(headings.filter(Boolean).join(BETWEEN), null, blocks));
    blocks = [];
  };
  for (const line of lines) {
    if (/^\s*(?:```|~~~)/.test(line)) {
      fence = !fence;
      continue;
    }
    const heading = fence ? null : /^(#{1,6})\s+(.+?)\s*#*\s*$/.exec(line);
    if (heading) {
      endSection();
      const words = plainText(heading[2] ?? "");
      if (title === undefined) title = words;
      else {
        headings.length = Math.min(headings.length, (heading[1]?.length ?? 1) - 1);
        headings[(heading[1]?.length ?? 1) - 1] = words;
      }
    } else if (line.trim() === "") endBlock();
    else if (block.length > 0 && !/^\s*(?:[-*+]|\d{1,2}[.)]|\|)/.test(line)) block[block.length - 1] += ` ${line.trim()}`;
    else block.push(line.trim());
  }
  endSection();
  return { title: title || titleOf(path), pages: null, passages };
}

/** "carrier-claims_guide.pdf" as "Carrier claims guide", for documents that don't say. */
export function titleOf(path: string): string {
  const words = plainText(
    basename(path)
      .replace(/\.\w+$/, "")
      .replaceAll(/[-_]+/g, " "),
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
