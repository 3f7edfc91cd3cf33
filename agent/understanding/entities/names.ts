import { PREPOSITIONS } from "../text/lexicon.ts";
import type { Token } from "../text/token.ts";
import type { Entity } from "./entity.ts";

const JOINERS = new Set(["&", "and", "of", "the", "de", "van", "von", "la", "le"]);
const NEVER_NAMES = new Set([
  "mr",
  "mrs",
  "ms",
  "eta",
  "rma",
  "ai",
  "rfq",
  "rfqs",
  "po",
  "pos",
  "so",
  "sku",
  "id",
  "erp",
  "odoo",
  "asap",
  "fyi",
  "i",
  "i'm",
  "i'd",
  "ok",
]);
const LEADS = new Set(["customer", "client", "vendor", "supplier", "product", "item", "article", "called", "named"]);
const UNIT_WORDS = new Set(
  "pcs pc pieces piece units unit dozen dozens boxes box kg m metres meters litres liters l pairs packs rolls sets x of".split(" "),
);
const HAS_DIGIT = /\d/;
/** "And" stands between two names here, and in one name elsewhere. */
export const COMPARES = /\b(?:compare|comparing|comparison|versus|vs|difference between|both)\b/i;
/** Ordinary words that begin sentences and are no part of a name, capital letter or not. */
const SENTENCE_WORDS = new Set(
  "compare compared where what which who when why how is are was has have do does did can could would will please show list find give tell move confirm create add note log remind schedule plan set quote order orders late open stock price overdue unpaid any all the a an my our we you they it there now then also and or but if for from of to at by with in on about status new draft prepare make leave put post write record reschedule postpone push ship deliver bring change update invoices invoice bills bill quotation quotations deliveries delivery shipments customers customer revenue address phone email overview everything let hi hello hey dear".split(
    " ",
  ),
);

/** Stretches of words that are no ordinary English: names of customers, vendors and products, as typed. */
export function findNames(text: string, tokens: readonly Token[]): Entity[] {
  const found: Entity[] = [];
  let index = 0;
  while (index < tokens.length) {
    if (!startsName(text, tokens, index)) {
      index += 1;
      continue;
    }
    const first = stretchBack(text, tokens, index, found.at(-1)?.end ?? 0);
    const last = stretchForward(text, tokens, index);
    const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
    const value = text.slice(start, end).replace(/'s?$/, "").trim();
    if (value.length >= 2) found.push({ kind: "name", value, start, end });
    index = last + 1;
  }
  return found;
}

function startsName(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token || NEVER_NAMES.has(token.lower) || token.text === "&" || /^[\d.,/]+$/.test(token.text)) return false;
  if (!token.known) return true;
  if (!token.capital || opensSentence(text, token)) return false;
  return !SENTENCE_WORDS.has(token.lower);
}

/** "Ready Mat" and "large cabinet": an ordinary word before the run belongs to it where capital letters or a preposition say so. */
function stretchBack(text: string, tokens: readonly Token[], index: number, floor: number): number {
  let first = index;
  for (let before = tokens[first - 1]; before; before = tokens[first - 1]) {
    const run = tokens[first];
    if (!run || before.start < floor || !isAdjacent(text, before, run) || PREPOSITIONS.has(before.lower) || HAS_DIGIT.test(before.text)) break;
    const isNamelike = before.capital && run.capital && !SENTENCE_WORDS.has(before.lower);
    const lead = tokens[first - 2];
    const follows = !before.capital && !run.capital && lead !== undefined && (PREPOSITIONS.has(lead.lower) || /^(?:the|a|an)$/.test(lead.lower));
    if (!isNamelike && !(follows && !LEADS.has(before.lower) && !SENTENCE_WORDS.has(before.lower) && !UNIT_WORDS.has(before.lower))) break;
    first -= 1;
    if (follows) break;
  }
  return first;
}

function stretchForward(text: string, tokens: readonly Token[], index: number): number {
  let last = index;
  for (let next = index + 1; next < tokens.length; next += 1) {
    const token = tokens[next];
    const before = tokens[next - 1];
    if (!token || !before || !isAdjacent(text, before, token)) break;
    const gap = text.slice(before.end, token.start);
    if (gap.includes(",") && !token.capital) break;
    if (before.text.endsWith("'s")) break;
    const after = tokens[next + 1];
    const behind = text.slice(token.end);
    if (token.lower === "and" && COMPARES.test(text)) break;
    if (JOINERS.has(token.lower) && after && isAdjacent(text, token, after) && before.capital && isPartOfName(after, before)) continue;
    if (isSize(token, before, behind)) {
      last = next;
      continue;
    }
    if (!isPartOfName(token, before)) break;
    last = next;
  }
  return last;
}

function isPartOfName(token: Token, before: Token): boolean {
  if (NEVER_NAMES.has(token.lower)) return false;
  if (!token.known) return !/^[\d.,/]+$/.test(token.text);
  return token.capital && (before.capital || !before.known);
}

/** Sizes inside a product's name: "1/2 in", "M8 x 40", "16 A"; a number before another word is a quantity. */
function isSize(token: Token, before: Token, behind: string): boolean {
  if (/^\d+(?:[./]\d+)*$/.test(token.text)) {
    if (token.text.includes("/") || /^ ?(?:in|mm2?|cm|kw|v|a|awg|bar|l\/min|x)\b/i.test(behind)) return true;
    return /^ ?(?:[.,;:?!)]|$)/.test(behind) && (HAS_DIGIT.test(before.text) || before.lower === "x" || token.text.length >= 4 || !before.known);
  }
  return /^(?:in|x|mm2?|v|a|kw|awg)$/.test(token.lower) && HAS_DIGIT.test(before.text);
}

function isAdjacent(text: string, one: Token, other: Token): boolean {
  return /^(?: |, | ?- ?|\.? )$/.test(text.slice(one.end, other.start));
}

function opensSentence(text: string, token: Token): boolean {
  return token.start === 0 || /[.?!;:\n]\s*$/.test(text.slice(0, token.start));
}
