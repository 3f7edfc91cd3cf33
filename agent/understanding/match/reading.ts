import { findDates, type When } from "../entities/dates.ts";
import { type Entity, type EntityKind, without } from "../entities/entity.ts";
import { findNames } from "../entities/names.ts";
import { findQuantities } from "../entities/quantities.ts";
import { findQuoted, findReferences } from "../entities/references.ts";
import { FILLERS } from "../text/lexicon.ts";
import { plainLetters } from "../text/plain-letters.ts";
import { stem } from "../text/stem.ts";
import type { Token } from "../text/token.ts";
import { tokenise, type Vocabulary } from "../text/tokenise.ts";

/** One element of what matching sees: the stem of a word, or an entity's kind in angle brackets. */
export interface Mark {
  readonly sign: string;
  readonly start: number;
  readonly end: number;
}

/** A text with its entities found and its words reduced to what matching sees. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  readonly marks: readonly Mark[];
}

/** Two words that mean one thing here. */
const PAIRS: readonly (readonly [string, string, string])[] = [
  ["purchas", "order", "purchaseorder"],
  ["sale", "order", "order"],
  ["follow", "up", "followup"],
  ["to", "do", "todo"],
  ["call", "back", "callback"],
  ["credit", "note", "creditnote"],
];

/** What a pronoun stands for, by what was talked about last. */
export type Focus = { readonly kind: EntityKind } | undefined;

const PRONOUNS = new Set(["it", "its", "it's"]);
/** These stand for a customer or vendor, never for a record. */
const OF_PARTNERS = new Set(["their", "theirs", "them"]);

export function read(text: string, when: When, vocabulary: Vocabulary, focus?: Focus): Reading {
  const quoted = findQuoted(text);
  const plain = plainLetters(text);
  const references = findReferences(without(plain, quoted));
  const dates = findDates(without(plain, [...quoted, ...references]), when);
  const fixed = [...quoted, ...references, ...dates];
  const blank = without(plain, fixed);
  const tokens = tokenise(blank, vocabulary);
  const names = findNames(blank, tokens);
  const quantities = findQuantities(without(blank, names));
  const entities = [...fixed, ...names, ...quantities].sort((one, other) => one.start - other.start);
  return { text, tokens, entities, marks: marksOf(tokens, entities, focus) };
}

/** The part of a reading that lies between two places of its text. */
export function partOf(reading: Reading, start: number, end: number): Reading {
  const within = <Item extends { readonly start: number; readonly end: number }>(items: readonly Item[]) =>
    items.filter((item) => item.start >= start && item.end <= end);
  return {
    text: reading.text,
    tokens: within(reading.tokens),
    entities: within(reading.entities),
    marks: within(reading.marks),
  };
}

function marksOf(tokens: readonly Token[], entities: readonly Entity[], focus: Focus): Mark[] {
  const isCovered = ({ start, end }: Token) => entities.some((entity) => start >= entity.start && end <= entity.end);
  const words: Mark[] = tokens
    .filter((token) => !isCovered(token) && !FILLERS.has(token.lower))
    .map(({ stem, lower, start, end }) => ({ sign: focus && standsFor(lower, focus.kind) ? `<${focus.kind}>` : stem, start, end }));
  const kinds: Mark[] = entities.map(({ kind, start, end }) => ({ sign: kind === "quoted" ? "<name>" : `<${kind}>`, start, end }));
  const all = [...words, ...kinds].sort((one, other) => one.start - other.start);
  const out: Mark[] = [];
  for (const mark of all) {
    const before = out.at(-1);
    const pair = PAIRS.find(([first, second]) => before?.sign === first && mark.sign === second);
    if (before && pair) out[out.length - 1] = { sign: stem(pair[2]), start: before.start, end: mark.end };
    else out.push(mark);
  }
  return out;
}

function standsFor(lower: string, kind: EntityKind): boolean {
  return PRONOUNS.has(lower) || (kind === "name" && OF_PARTNERS.has(lower));
}
