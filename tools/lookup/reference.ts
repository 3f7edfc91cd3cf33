import { anyOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";

/** Words that people put before a reference: "order S00028", "PO #7". */
const NOUNS = new Set([
  "order",
  "sales",
  "sale",
  "quotation",
  "quote",
  "delivery",
  "shipment",
  "picking",
  "purchase",
  "invoice",
  "bill",
  "rfq",
  "no",
  "nr",
  "number",
  "reference",
]);

/** People say SO28 and PO7 where Odoo's sequences say S00028 and P00007. */
const SPOKEN: { readonly [spoken: string]: string } = { so: "s", po: "p" };

/** Longest text that can be a reference; more is a sentence. */
const LONGEST = 60;

/** The letters and numbers of a reference, without zeros in front and nouns before it: "order wh/out/00012" is wh, out, 12. */
export function referenceTokens(text: string): string[] {
  if (text.length > LONGEST) return [];
  return (
    bare(text)
      .toLowerCase()
      .match(/[a-z]+|\d+/g) ?? []
  ).map((token) => (/^\d/.test(token) ? token.replace(/^0+(?=\d)/, "") : token));
}

/** The text without the nouns before it. */
function bare(text: string): string {
  const words = text.trim().split(/\s+/);
  const first = words.findIndex((word, index) => index === words.length - 1 || !NOUNS.has(word.toLowerCase().replace(/[.:#]+$/, "")));
  return words.slice(first).join(" ").replace(/^#/, "");
}

/** Whether a text has the shape of a reference at all: few tokens, the last one a number. */
export function looksLikeReference(text: string): boolean {
  const tokens = referenceTokens(text);
  return tokens.length >= 1 && tokens.length <= 5 && /^\d+$/.test(tokens.at(-1) ?? "");
}

/** Finds every name that the reference could mean, with parts and zeros left out; `matchReference` then tells which do. */
export function referenceDomain(field: string, text: string): Domain {
  const exact: Domain = [[field, "=ilike", bare(text)]];
  if (!looksLikeReference(text)) return exact;
  const parts = referenceTokens(text);
  const spoken = parts.map((part) => SPOKEN[part] ?? part);
  return anyOf(exact, ...[...new Set([pattern(parts), pattern(spoken)])].map((one): Domain => [[field, "=ilike", one]]));
}

/** Sequences pad their numbers to four digits or more; the other parts may stand anywhere before. */
function pattern(parts: readonly string[]): string {
  return ["", ...parts.slice(0, -1), (parts.at(-1) ?? "").padStart(4, "0")].join("%");
}

/** 2 when the reference is the name but for case, zeros and separators; 1 when it leaves parts out ("out 12"); 0 when it is another. */
export function matchReference(typed: string, name: string): 0 | 1 | 2 {
  if (bare(typed).toLowerCase() === name.trim().toLowerCase()) return 2;
  const asked = referenceTokens(typed);
  const held = referenceTokens(name);
  if (asked.length === 0 || !/^\d+$/.test(asked.at(-1) ?? "")) return 0;
  if (asked.length === held.length && asked.every((token, index) => same(token, held[index]))) return 2;
  return asked.length < held.length && endsAlike(asked, held) ? 1 : 0;
}

function same(asked: string, held: string | undefined): boolean {
  return asked === held || SPOKEN[asked] === held;
}

/** Every asked token in order among the held ones, the last numbers being the same. */
function endsAlike(asked: readonly string[], held: readonly string[]): boolean {
  if (asked.at(-1) !== held.at(-1)) return false;
  let at = 0;
  for (const token of held) if (at < asked.length && same(asked[at] ?? "", token)) at += 1;
  return at === asked.length;
}

/**
 * Of documents found by a text, those that it refers to best by one of the fields; all of them when it is no reference.
 * A search casts wider than people mean: "%00028" finds every document of that number.
 */
export function bestMatches(typed: string, rows: readonly Row[], fields: readonly string[]): Row[] {
  if (!looksLikeReference(typed)) return [...rows];
  const scores = rows.map((row) => Math.max(...fields.map((field) => matchReference(typed, textOf(row, field) ?? ""))));
  const best = Math.max(0, ...scores);
  return best === 0 ? [...rows] : rows.filter((_, index) => scores[index] === best);
}
