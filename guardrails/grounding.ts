import type { Fact } from "../core/fact.ts";
import { datesIn, type FoundDate } from "./grounding-dates.ts";
import { plainDigits, unsupportedWords } from "./grounding-words.ts";

/** What an answer may rest on. */
export interface Grounds {
  readonly facts: readonly Fact[];
  /** Texts whose values may be repeated: the person's message and what the gate itself said (approvals, refusals). */
  readonly said: readonly string[];
  /** Today in the person's time zone, "YYYY-MM-DD". */
  readonly today: string;
  /** Language models may invent names; the playbook's sentences are ours and only their values are checked. */
  readonly checkNames: boolean;
}

/** Every number, date, reference and name of the answer that is neither a fact of this turn nor a declared derivation of one. */
export function unsupportedIn(answer: string, grounds: Grounds): string[] {
  const values = grounds.facts.map(({ value }) => value);
  const texts = [...values, ...grounds.said].map(plainDigits);
  const corpus = texts.join("\n").toLowerCase();
  const unsupported: string[] = [];

  let rest = withoutNumbering(plainDigits(answer));
  const known = new Set(texts.flatMap((text) => datesIn(text, grounds.today)).map(({ day }) => day));
  known.add(grounds.today);
  for (const found of datesIn(rest, grounds.today)) {
    if (!known.has(found.day)) unsupported.push(found.text);
    rest = without(rest, found);
  }
  for (const reference of rest.match(REFERENCE) ?? []) {
    if (!holds(corpus, reference)) unsupported.push(reference);
    rest = rest.replace(reference, " ");
  }
  const numbers = new Set(texts.flatMap((text) => numbersIn(withoutDatesAndReferences(text, grounds.today))));
  for (const derived of derivedNumbers(grounds)) numbers.add(derived);
  for (const day of known) numbers.add(day.slice(0, 4));
  for (const number of numbersIn(rest)) if (!numbers.has(number)) unsupported.push(number);
  for (const sign of rest.match(/[^\P{N}0-9]/gu) ?? []) if (!corpus.includes(sign)) unsupported.push(sign);
  if (grounds.checkNames) {
    for (const name of rest.match(NAME) ?? []) if (!holds(corpus, name)) unsupported.push(name);
    unsupported.push(...unsupportedWords(rest, { corpus, numbers, days: known, today: grounds.today }));
  }
  return [...new Set(unsupported)];
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
  const undated = text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, " ");
  return datesIn(undated, today).reduce(without, undated).replaceAll(REFERENCE, " ");
}

/** Letters and digits in one word, with the separators that references have: S00028, WH/OUT/00012, INV/2026/00003, VLV-0125. */
const REFERENCE = /\b(?=[A-Za-z\d/_-]*\d)(?=[A-Za-z\d/_-]*[A-Za-z])[A-Za-z\d]+(?:[/_-][A-Za-z\d]+)*\b/g;

/** Two capitalised words in a row: a person or a company. */
const NAME = /\b\p{Lu}[\p{L}'&]+(?:\s+\p{Lu}[\p{L}'&]+)+/gu;

/** Numbers without their separators and trailing zeros, whether written 1,234.50 or 1.234,50. */
export function numbersIn(text: string): string[] {
  const found = text.match(/(?<![\p{L}\d])\d+(?:[.,'\u00a0\u202f]\d+)*/gu) ?? [];
  return found.map(normalNumber);
}

function normalNumber(written: string): string {
  const plain = written.replaceAll(/['\u00a0\u202f]/g, "");
  const last = Math.max(plain.lastIndexOf("."), plain.lastIndexOf(","));
  const separators = plain.match(/[.,]/g) ?? [];
  const isGrouping = last >= 0 && plain.length - last - 1 === 3 && new Set(separators).size === 1 && (separators.length > 1 || plain[last] === ",");
  const whole = last < 0 || isGrouping ? plain : plain.slice(0, last);
  const part = last < 0 || isGrouping ? "" : plain.slice(last + 1).replace(/0+$/, "");
  const digits = whole.replaceAll(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  return part === "" ? digits : `${digits}.${part}`;
}

/** Declared derivations: how many records, the sum of one column, days between a date and today, and a line's difference of two quantities. */
function derivedNumbers({ facts, today }: Grounds): string[] {
  const out: string[] = [];
  const columns = Map.groupBy(facts, ({ source }) => `${source.model}.${source.field}`);
  for (const column of columns.values()) {
    out.push(String(column.length), String(new Set(column.map(({ source }) => source.id)).size));
    const sum = column.reduce((total, { value }) => total + (/^-?\d+(\.\d+)?$/.test(value) ? Number(value) : 0), 0);
    out.push(normalNumber(Math.abs(sum).toFixed(2)), normalNumber(Math.abs(sum).toFixed(5)));
  }
  for (const model of Map.groupBy(facts, ({ source }) => source.model).values()) out.push(String(new Set(model.map(({ source }) => source.id)).size));
  for (const { value } of facts) {
    for (const { day } of datesIn(value, today)) out.push(String(Math.abs(Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000))));
  }
  for (const record of Map.groupBy(facts, ({ source }) => `${source.model}/${source.id}`).values()) {
    const numbers = record
      .map(({ value }) => value)
      .filter((value) => /^-?\d+(\.\d+)?$/.test(value))
      .slice(0, 40);
    for (const one of numbers) for (const other of numbers) out.push(normalNumber(Math.abs(Number(one) - Number(other)).toFixed(2)));
    const days = record.flatMap(({ value }) => datesIn(value, today)).slice(0, 12);
    for (const one of days)
      for (const other of days) out.push(String(Math.abs(Math.round((Date.parse(one.day) - Date.parse(other.day)) / 86_400_000))));
  }
  return out;
}

function without(text: string, found: FoundDate): string {
  return text.replace(found.text, " ");
}
