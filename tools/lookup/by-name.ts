import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import type { Candidate } from "./choose.ts";
import { fragments, likeness, misspelt, wordsOf } from "./words.ts";

/** A kind of record that people call by a name or a code. */
export interface Named {
  readonly model: string;
  readonly domain: Domain;
  readonly nameField: string;
  readonly codeField?: string;
  /** A field that people add to tell namesakes apart: "Acme Berlin". */
  readonly placeField?: string;
  readonly fields: readonly string[];
  /** What people would call it, told apart from others of the same name. */
  label(row: Row): string;
}

const MOST = 80;
/** Misspelt names are looked for among at most this many. */
const MOST_FUZZY = 500;

/** Records that the text could mean, best first: exact code or name, then words of the name, then a misspelt name. */
export async function candidatesByName({ odoo }: Pick<ToolContext, "odoo">, kind: Named, typed: string): Promise<Candidate<Row>[]> {
  const { code, name } = partsOf(typed);
  const place = kind.placeField && odoo.sight(kind.model, kind.placeField) === "shown" ? kind.placeField : undefined;
  const looked = [kind.nameField, kind.codeField, place].filter((field) => field !== undefined);
  const search = (domain: Domain, limit: number) =>
    odoo.search(kind.model, {
      domain: allOf(kind.domain, domain),
      fields: [...new Set([...looked, ...kind.fields])],
      limit,
      order: `${kind.nameField}, id`,
    });
  const inName = (word: string) => anyOf(...[kind.nameField, place].flatMap((field): Domain[] => (field ? [[[field, "ilike", word]]] : [])));
  const byCode: Domain = kind.codeField && packed(code).length > 1 ? [[kind.codeField, "=ilike", codePattern(code)]] : [];
  const ways: Domain[] = [[[kind.nameField, "=ilike", name]], allOf(...wordsOf(name).map(inName)), byCode];
  const rows = await search(anyOf(...ways.filter((way) => way.length > 0)), MOST);
  const scored = rows.map((row) => ({ found: row, label: kind.label(row), score: score(kind, place, row, typed, code, name) }));
  const fitting = scored.filter((candidate) => candidate.score > 0);
  if (fitting.length > 0) return fitting.sort((left, right) => right.score - left.score);

  const parts = fragments(name).flatMap((part) => looked.map((field): Domain => [[field, "ilike", part]]));
  if (parts.length === 0) return [];
  const near = await search(anyOf(...parts), MOST_FUZZY);
  const called = (row: Row) => looked.map((field) => textOf(row, field) ?? "").join(" ");
  return misspelt(name, near, called).map(({ item, score }) => ({ found: item, label: kind.label(item), score }));
}

/** 8 the code, 7 the code but for signs and zeros, 6 the label, 5 the whole name, then as much of the name as was typed; a part of the code counts as little. */
function score(kind: Named, place: string | undefined, row: Row, typed: string, code: string, name: string): number {
  const held = (kind.codeField ? textOf(row, kind.codeField) : undefined) ?? "";
  if (held !== "" && held.toLowerCase() === code.toLowerCase()) return 8;
  if (packed(held) !== "" && packed(held) === packed(code)) return 7;
  if (kind.label(row).toLowerCase() === typed.trim().toLowerCase()) return 6;
  const called = textOf(row, kind.nameField) ?? "";
  const named = likeness(name, called);
  if (named === 4) return 5;
  const placed = place ? Math.min(3, likeness(name, `${called} ${textOf(row, place) ?? ""}`)) : 0;
  return Math.max(named, placed, packed(code) !== "" && packed(held).startsWith(packed(code)) ? 2 : 0);
}

/** A code without what people leave out: "VLV-0125" and "vlv 125" are one. */
const packed = (code: string): string => codeParts(code).join("");

function codeParts(code: string): string[] {
  return (code.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? []).map((part) => part.replace(/^0+(?=\d)/, ""));
}

function codePattern(code: string): string {
  return ["", ...codeParts(code), ""].join("%");
}

/** "[VLV-0125] Ball valve" holds a code and a name; "Acme (Berlin)" a name and what tells it apart; other texts may be either. */
function partsOf(typed: string): { code: string; name: string } {
  const bracketed = /^\[([^\]]+)\]\s*(.*)$/.exec(typed.trim());
  if (bracketed) return { code: bracketed[1] ?? "", name: bracketed[2] || (bracketed[1] ?? "") };
  const name = typed.trim().replace(/\s+\([^)]*\)$/, "");
  return { code: typed.trim(), name };
}
