import { bindingOf, isExempt, mismatchedNames } from "./binding.ts";
import { claimedDeeds, unsupportedClaims } from "./claims.ts";
import { keysNamed } from "./concepts.ts";
import { datesIn, type FoundDate } from "./dates.ts";
import { belongs, type Mention, mentionsIn, type Named, namesOf } from "./entities.ts";
import { fits, roundsTo } from "./fits.ts";
import type { GroundFact, Grounding, Grounds, Support } from "./grounds.ts";
import { type Entry, type Ledger, ledgerOf } from "./ledger.ts";
import { unsupportedNames } from "./names.ts";
import { type NumberMention, numberMentions } from "./numbers.ts";
import { quotationsIn } from "./quotations.ts";
import { besideOf, partsOverWhole } from "./segments.ts";
import { type Span, spansOf } from "./spans.ts";
import { plainDigits, unsupportedAddresses, unsupportedWords } from "./words.ts";

/** Letters and digits in one word, with the separators that references have: S00028, WH/OUT/00012, INV/2026/00003, VLV-0125. */
const REFERENCE = /(?<![\p{L}\d/_-])(?=[A-Za-z\d/_-]*\d)(?=[A-Za-z\d/_-]*[A-Za-z])[A-Za-z\d]+(?:[/_-][A-Za-z\d]+)*(?![\p{L}\d])/gu;
/** Figures with a unit on them are no reference: 1.2k, 5x, 12kg, 3-day. */
const MEASURE = /^\d+(?:k|m|bn|x|kg|g|l|cm|mm|h|st|nd|rd|th|er|ème|e|º|[-][a-z]{3,})$/i;
const NAME_FILL = "\ufffc";
const DATE_FILL = "¤";

/** Every number, date, reference, name and claim of the answer that is neither a fact of this turn nor a declared derivation of one. */
export function unsupportedIn(answer: string, grounds: Grounds): readonly string[] {
  return checkAnswer(answer, grounds).unsupported;
}

/** Holds an answer against the turn's facts: what each value rests on, and what rests on nothing. */
export function checkAnswer(answer: string, grounds: Grounds): Grounding {
  return checkerOf(grounds)(answer);
}

/** The check of a turn's answers; the ledger is made once. */
export function checkerOf(grounds: Grounds): (answer: string) => Grounding {
  const ledger = ledgerOf(grounds.facts, grounds.today);
  const names = namesOf(ledger);
  const corpus = corpusOf(grounds);
  return (answer) => check(answer, grounds, ledger, names, corpus);
}

function check(answer: string, grounds: Grounds, ledger: Ledger, names: readonly Named[], corpus: Corpus): Grounding {
  const quoted = quotationsIn(answer, grounds.facts).reduce((left, [at, end]) => filled(left, at, end, NAME_FILL), answer);
  const text = withoutNumbering(
    plainDigits(quoted)
      .replaceAll(/\*\*|__|`/g, "")
      .replaceAll(/[\u00a0\u202f]/g, "\u00a0"),
  );
  const supports: Support[] = [];
  const unsupported: string[] = [];

  let rest = text;
  const mentions: Mention[] = mentionsIn(text, names);
  for (const { at, end } of mentions) rest = filled(rest, at, end, NAME_FILL);
  for (const [at, end] of verbatim(rest, grounds.facts)) rest = filled(rest, at, end, NAME_FILL);
  const dates = datesIn(rest, grounds.today);
  for (const date of dates) rest = filled(rest, date.at, date.at + date.text.length, DATE_FILL);
  for (const match of [...rest.matchAll(REFERENCE)]) {
    if (MEASURE.test(match[0])) continue;
    if (!holds(corpus.all, match[0])) unsupported.push(match[0]);
    const named = strangerOf(match[0], ledger);
    if (named) mentions.push({ named, at: match.index, end: match.index + match[0].length });
    rest = filled(rest, match.index, match.index + match[0].length, NAME_FILL);
  }
  mentions.sort((one, other) => one.at - other.at);

  const units = [...new Set(ledger.entries.flatMap(({ uom }) => uom ?? []))];
  // The playbook writes counts of its own as words.
  const numbers = numberMentions(rest, units).filter(({ text: written }) => grounds.checkNames || /\d/.test(written));
  const spans = spansOf(rest, mentions);
  const spanAt = (at: number) => spans.find((span) => at >= span.at && at < span.end);
  const all: Checked = { ledger, spanAt, numbers, dates, text: rest, corpus };

  for (const date of dates) note(date.text, supportOfDate(date, all), supports, unsupported);
  for (const number of numbers) note(number.text, supportOfNumber(number, all), supports, unsupported);
  unsupported.push(...partsOverWhole(numbers, rest));
  for (const sign of rest.match(/[^\P{N}0-9]/gu) ?? []) if (!corpus.all.includes(sign)) unsupported.push(sign);
  for (const span of spans) {
    const bound = bindingOf(span, span.end, span.end, rest, ledger);
    unsupported.push(...mismatchedNames(span, text, ledger));
    unsupported.push(...unsupportedClaims(span, bound, { ledger, today: grounds.today, told: corpus.toldText, isOurs: !grounds.checkNames }));
  }
  unsupported.push(...unsupportedAddresses(text, corpus.all));
  if (grounds.checkNames) {
    const days = new Set([grounds.today, ...ledger.entries.flatMap(({ day }) => (day === "" ? [] : [day])), ...corpus.days]);
    const unread = numbers.reduce((left, { at, end }) => filled(left, at, end, " "), rest);
    unsupported.push(...unsupportedNames(unread, (name) => holds(corpus.all, name)));
    unsupported.push(...unsupportedWords(unread, { corpus: corpus.all, days, today: grounds.today }));
    unsupported.push(...claimedDeeds(text));
  }
  return { unsupported: [...new Set(unsupported)], supports };
}

interface Corpus {
  /** All texts, in lower case. */
  readonly all: string;
  readonly days: ReadonlySet<string>;
  readonly toldDays: ReadonlySet<string>;
  readonly toldText: string;
  readonly told: readonly NumberMention[];
  readonly said: readonly NumberMention[];
}

interface Checked {
  readonly ledger: Ledger;
  readonly spanAt: (at: number) => Span | undefined;
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly FoundDate[];
  readonly text: string;
  readonly corpus: Corpus;
}

function corpusOf({ facts, said, told = [], today }: Grounds): Corpus {
  const texts = [...said, ...told].map(plainDigits);
  const numbersOf = (some: readonly string[]) => some.flatMap((one) => numberMentions(withoutDatesAndReferences(plainDigits(one), today), []));
  return {
    all: [...facts.map(({ value }) => plainDigits(value)), ...texts].join("\n").toLowerCase(),
    days: new Set([today, ...texts.flatMap((one) => datesIn(one, today)).flatMap(({ days }) => days)]),
    toldDays: new Set(told.flatMap((one) => datesIn(plainDigits(one), today)).flatMap(({ days }) => days)),
    toldText: told.join("\n").toLowerCase(),
    told: numbersOf(told),
    said: numbersOf(said),
  };
}

function note(text: string, support: Support | undefined, supports: Support[], unsupported: string[]): void {
  if (support) supports.push(support);
  else unsupported.push(text);
}

function supportOfDate({ text, at, days }: FoundDate, { ledger, spanAt, dates, text: rest, corpus }: Checked): Support | undefined {
  const span = spanAt(at);
  const known = ledger.entries.filter(({ kind }) => kind === "day");
  const keys = span ? keysBeside(span, at, dates.map(ranged), rest, "day", new Set(known.map(({ key }) => key))) : NONE;
  const bound = span ? bindingOf(span, at, at + text.length, rest, ledger) : [];
  const entry = known.find((one) => days.includes(one.day) && (keys.size === 0 || keys.has(one.key)) && isBound(one, bound, ledger));
  if (entry) return { text, by: entry.by, inputs: entry.inputs };
  const isOfRecord = keys.size > 0 && bound.length > 0;
  return days.some((day) => corpus.toldDays.has(day) || (!isOfRecord && corpus.days.has(day))) ? { text, by: "said", inputs: [] } : undefined;
}

function ranged({ at, text }: FoundDate): { readonly at: number; readonly end: number } {
  return { at, end: at + text.length };
}

function supportOfNumber(mention: NumberMention, { ledger, spanAt, numbers, text: rest, corpus }: Checked): Support | undefined {
  const { text, at, end } = mention;
  const span = spanAt(at);
  const fitting = ledger.entries.filter((entry) => fits(mention, entry));
  const of = mention.kind === "count" ? "count" : "number";
  const keys = span ? keysBeside(span, at, numbers, rest, of, new Set(fitting.map(({ key }) => key)), mention.kind !== "plain") : NONE;
  const bound = span ? bindingOf(span, at, end, rest, ledger) : [];
  const entry = fitting.find(
    (one) => roundsTo(one.number, mention) && (keys.size === 0 || keys.has(one.key)) && isStated(one, span) && isBound(one, bound, ledger),
  );
  if (entry) return { text, by: mention.readings.includes(entry.number) ? entry.by : `${entry.by}, rounded`, inputs: entry.inputs };
  const isSame = (one: NumberMention) =>
    one.readings.some((reading) => mention.readings.includes(reading)) &&
    (one.kind === mention.kind || one.kind === "plain" || mention.kind === "plain");
  if (corpus.told.some(isSame)) return { text, by: "said", inputs: [] };
  const isOfRecord = keys.size > 0 && bound.length > 0;
  if (!isOfRecord && corpus.said.some((one) => isSame(one) && (one.kind === mention.kind || mention.kind !== "amount")))
    return { text, by: "said", inputs: [] };
  const years = ledger.entries.flatMap(({ day }) => (day === "" ? [] : [Number(day.slice(0, 4))]));
  const isYear =
    mention.kind === "plain" && /^\d{4}$/.test(text) && [...years, ...[...corpus.days].map((day) => Number(day.slice(0, 4)))].includes(Number(text));
  if (isYear) return { text, by: "year", inputs: [] };
  const isSpanOfRevenue = mention.kind === "duration" && mention.readings.includes(12) && ledger.entries.some(({ key }) => key === "revenue");
  return isSpanOfRevenue ? { text, by: "meaning of the field", inputs: [] } : undefined;
}

const NONE: ReadonlySet<string> = new Set();

function keysBeside(
  span: Span,
  at: number,
  places: readonly { readonly at: number; readonly end: number }[],
  text: string,
  of: "number" | "day" | "count",
  known: ReadonlySet<string>,
  useHeading = true,
): ReadonlySet<string> {
  const keys = keysNamed(besideOf(span, at, places, text), of, known);
  return keys.size > 0 || !useHeading ? keys : keysNamed(span.heading, of, known);
}

/** How many are in one state supports a number only where that state is said. */
function isStated({ state }: Entry, span: Span | undefined): boolean {
  const said = `${span?.heading ?? ""} ${span?.text ?? ""}`.toLowerCase();
  return state === undefined || state.some((one) => said.includes(one));
}

function isBound(entry: Entry, bound: readonly Named[], ledger: Ledger): boolean {
  return bound.every((one) => isExempt(entry, one, bound) || belongs(entry, one, ledger));
}

/** A reference like those of the facts that no fact has: what is said of it can't rest on facts of others. */
function strangerOf(reference: string, { records }: Ledger): Named | undefined {
  const shape = (text: string) => text.toLowerCase().replaceAll(/\d+/g, "0");
  const isAlike = records.some(({ facts }) => facts.some(({ value }) => /\d{3}/.test(value) && shape(value) === shape(reference)));
  return isAlike ? { text: reference.toLowerCase(), records: NONE, owners: NONE, kinds: new Set(["unknown"]) } : undefined;
}

/** Facts that are texts with digits in them (streets, telephone numbers, names of carriers), where the answer repeats them whole. */
function verbatim(text: string, facts: readonly GroundFact[]): [number, number][] {
  const lower = text.toLowerCase();
  const values = new Set(
    facts
      .map(({ value }) => plainDigits(value).trim().toLowerCase())
      .filter((value) => /\d/.test(value) && /[^\d.,\s-]/.test(value) && value.length >= 3),
  );
  return [...values]
    .toSorted((one, other) => other.length - one.length)
    .flatMap((value) => {
      const found: [number, number][] = [];
      for (let at = lower.indexOf(value); at >= 0; at = lower.indexOf(value, at + value.length)) found.push([at, at + value.length]);
      return found.filter(([at, end]) => !/[\p{L}\p{N}]/u.test(lower[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(lower[end] ?? " "));
    });
}

function filled(text: string, at: number, end: number, filler: string): string {
  return `${text.slice(0, at)}${filler.repeat(end - at)}${text.slice(end)}`;
}

/** Whether the corpus has it as whole words: S0012 does not stand in S00128. */
function holds(corpus: string, text: string): boolean {
  const sought = text.toLowerCase();
  const isWordAt = (at: number) => at >= 0 && at < corpus.length && /[\p{L}\p{N}]/u.test(corpus[at] ?? "");
  for (let at = corpus.indexOf(sought); at >= 0; at = corpus.indexOf(sought, at + 1)) {
    if (!isWordAt(at - 1) && !isWordAt(at + sought.length)) return true;
  }
  return false;
}

/** A list's own numbering counts from one; anything else at the start of a line is a number like any other. */
function withoutNumbering(answer: string): string {
  let next = 1;
  return answer.replaceAll(/^(\s*)(\d{1,2})[.)]\s/gm, (match, _indent: string, written: string) => {
    if (Number(written) !== next && Number(written) !== 1) return match;
    next = Number(written) + 1;
    return " ";
  });
}

/** The 12 of WH/OUT/00012 and the 6 of a day in June are no numbers that an answer may use. */
function withoutDatesAndReferences(text: string, today: string): string {
  const undated = datesIn(text, today).reduce((left, { at, text: found }) => filled(left, at, at + found.length, " "), text);
  return undated.replaceAll(REFERENCE, (match) => (MEASURE.test(match) ? match : " "));
}
