import { type Inline, parseInline } from "./markdown-inline.ts";

type Align = "left" | "right" | "center";

export interface TableBlock {
  readonly kind: "table";
  readonly align: readonly Align[];
  readonly head: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

const RULE_CELL = /^:?-+:?$/;

export function isTableStart(lines: readonly string[], at: number): boolean {
  const rule = lines[at + 1];
  if (rule === undefined || !rule.includes("|") || !(lines[at] ?? "").includes("|")) return false;
  return cells(rule).every((cell) => RULE_CELL.test(cell));
}

/** Reads a table; every row gets as many cells as the head has. */
export function readTable(lines: readonly string[], start: number, blocks: { push(block: TableBlock): unknown }): number {
  const head = cells(lines[start] ?? "");
  const align = cells(lines[start + 1] ?? "").map(alignment);
  const rows: (readonly Inline[])[][] = [];
  let at = start + 2;
  for (; at < lines.length && (lines[at] ?? "").includes("|"); at += 1) {
    const row = cells(lines[at] ?? "");
    rows.push(head.map((_, column) => parseInline(row[column] ?? "")));
  }
  blocks.push({ kind: "table", align: head.map((_, column) => align[column] ?? "left"), head: head.map((cell) => parseInline(cell)), rows });
  return at;
}

function alignment(cell: string): Align {
  if (!cell.endsWith(":")) return "left";
  return cell.startsWith(":") ? "center" : "right";
}

function cells(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
