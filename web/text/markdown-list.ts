import { type Inline, parseInline } from "./markdown-inline.ts";

interface ListItem {
  readonly text: readonly Inline[];
  readonly children: readonly ListBlock[];
}

export interface ListBlock {
  readonly kind: "list";
  readonly ordered: boolean;
  /** First number of an ordered list. */
  readonly start: number;
  readonly items: readonly ListItem[];
}

interface Row {
  readonly indent: number;
  readonly number: number | null;
  text: string;
}

const ITEM = /^(\s*)(?:[-*+•]|(\d{1,9})[.)])\s+(\S.*)$/;
const DEEPEST = 5;

export function isListLine(line: string): boolean {
  return ITEM.test(line);
}

/** Reads the items that follow each other, and the indented lines that go on with one. */
export function readList(lines: readonly string[], start: number, blocks: { push(block: ListBlock): unknown }): number {
  const rows: Row[] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const item = ITEM.exec(line);
    const last = rows.at(-1);
    if (item) rows.push({ indent: item[1]?.length ?? 0, number: item[2] === undefined ? null : Number(item[2]), text: item[3] ?? "" });
    else if (last && line.trim() !== "" && /^\s{2,}/.test(line)) last.text += `\n${line.trim()}`;
    else if (!(line.trim() === "" && isListLine(lines[at + 1] ?? ""))) break;
  }
  for (const list of nest(rows, 0)) blocks.push(list);
  return at;
}

function nest(rows: readonly Row[], depth: number): readonly ListBlock[] {
  const base = depth >= DEEPEST ? Number.POSITIVE_INFINITY : (rows[0]?.indent ?? 0) + 1;
  const lists: { ordered: boolean; start: number; items: { row: Row; under: Row[] }[] }[] = [];
  for (const row of rows) {
    const list = lists.at(-1);
    const ordered = row.number !== null;
    if (list && row.indent > base) list.items.at(-1)?.under.push(row);
    else if (list?.ordered === ordered) list.items.push({ row, under: [] });
    else lists.push({ ordered, start: row.number ?? 1, items: [{ row, under: [] }] });
  }
  return lists.map(({ ordered, start, items }) => ({
    kind: "list",
    ordered,
    start,
    items: items.map(({ row, under }) => ({ text: parseInline(row.text), children: under.length === 0 ? [] : nest(under, depth + 1) })),
  }));
}
