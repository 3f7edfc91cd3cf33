import { titleOf } from "./cut-markdown.ts";
import { type CutDocument, passagesOf } from "./passage-text.ts";

const LONGEST_HEADING = 70;

/** The text of a PDF cut at what looks like a heading: a short line without an end of a sentence, before a new sentence. */
export function cutPages(path: string, pages: readonly string[]): CutDocument {
  let heading = "";
  const title = titleOf(path);
  const passages = pages.flatMap((page, index) => {
    const lines = page.split("\n").map((line) => line.trim());
    const sections: { heading: string; lines: string[] }[] = [{ heading, lines: [] }];
    for (const [at, line] of lines.entries()) {
      if (isHeading(line, lines[at - 1], lines[at + 1])) {
        heading = line.toLowerCase() === title.toLowerCase() ? "" : line;
        sections.push({ heading, lines: [] });
      } else sections.at(-1)?.lines.push(line);
    }
    return sections.flatMap((section) => passagesOf(section.heading, index + 1, [section.lines.join(" ")]));
  });
  return { title, pages: pages.length, passages };
}

function isHeading(line: string, before: string | undefined, after: string | undefined): boolean {
  if (line === "" || line.length > LONGEST_HEADING || !/^[\p{Lu}\p{N}]/u.test(line) || /[.,;:!?]$/.test(line)) return false;
  const ended = before === undefined || before === "" || /[.!?:]$/.test(before) || before.length < LONGEST_HEADING;
  return ended && after !== undefined && /^[\p{Lu}\p{N}]/u.test(after);
}
