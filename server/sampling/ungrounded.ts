import { dayIn, daysBetween } from "../../core/dates.ts";
import type { GradedTurn } from "./grades.ts";
import { daysIn, numbersIn } from "./written-values.ts";

/** Letters and digits in one word: S00028, WH/OUT/00012, INV/2026/00003, VLV-0125. */
const REFERENCE = /(?<![\p{L}\d/_-])(?=[A-Za-z\d/_-]*\d)(?=[A-Za-z\d/_-]*[A-Za-z])[A-Za-z\d]+(?:[/_-][A-Za-z\d]+)*(?![\p{L}\d])/gu;
/** Figures with a unit on them are no reference: 12kg, 3-day, 10th. */
const MEASURE = /^\d+(?:[.,]\d+)?-?(?:k|m|x|kg|g|l|cm|mm|h|st|nd|rd|th|er|e|day|days)$/i;
/** Numbers and days, which an answer may write otherwise than the record. */
const FIGURE = /^-?\d+(?:\.\d+)?$|^\d{4}-\d{2}-\d{2}(?:[T ]|$)/;
const SHORTEST_TEXT = 3;
/** Sums and differences are formed of no more values than this. */
const MOST_VALUES = 400;

/**
 * What of an answer rests on nothing that the turn's tools returned: a check of its own, made from the finished turn alone, so
 * that it also sees what the guard before the answer lets through. It asks less than that guard: a value must be there, or be
 * a count, a sum, a difference or a span of days of what is there; which record it is said of is not looked at.
 */
export function ungrounded({ result, principal, now, said }: GradedTurn): readonly string[] {
  if (result.outcome !== "answered") return [];
  const today = dayIn(principal.timeZone, now);
  const told = [...said, ...result.approvals.flatMap(({ summary, expiresAt }) => [summary, expiresAt.slice(0, 10)]), ...(result.choices ?? [])];
  const values = result.facts.map(({ value }) => value);
  const days = new Set([today, ...[...values, ...told].flatMap((value) => [...daysIn(value)])]);
  const references = new Set([...values, ...told].flatMap((text) => text.toLowerCase().match(REFERENCE) ?? []));

  let rest = withoutTexts(result.answer.replaceAll(/\*\*|__|`/g, ""), values);
  const loose: string[] = [];
  for (const [reference] of rest.matchAll(REFERENCE)) if (!MEASURE.test(reference) && !references.has(reference.toLowerCase())) loose.push(reference);
  rest = rest.replaceAll(REFERENCE, (reference) => (MEASURE.test(reference) ? reference.replace(/\D+$/, "") : " "));
  for (const day of daysIn(rest)) if (!days.has(day) && !isOtherReading(day, rest, days)) loose.push(day);
  rest = withoutDays(rest);
  const holds = numbersOf(result, told, [...days], today);
  for (const written of rest.match(/[-−]?\d[\d.,'\u00a0\u202f]*/g) ?? [])
    if (!numbersIn(written.replace(/[.,']+$/, "")).some((number) => holds(Math.abs(number)))) loose.push(written);
  return [...new Set(loose)];
}

/** The answer without the texts that it repeats from records: their digits are no figures. */
function withoutTexts(answer: string, values: readonly string[]): string {
  const texts = [...new Set(values.filter((value) => value.length >= SHORTEST_TEXT && !FIGURE.test(value)))].sort(
    (one, other) => other.length - one.length,
  );
  let rest = answer;
  for (const text of texts) rest = rest.split(text).join(" ");
  return rest;
}

/** "03/04/2026" reads both ways, and one of them is enough. */
function isOtherReading(day: string, text: string, days: ReadonlySet<string>): boolean {
  const [year = "", month = "", date = ""] = day.split("-");
  return text.includes("/") && days.has(`${year}-${date}-${month}`);
}

function withoutDays(text: string): string {
  return text
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, " ")
    .replaceAll(/(?<!\d)\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,}\.?,?\s+(?:de\s+)?\d{4}(?!\d)/gu, " ")
    .replaceAll(/\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}(?!\d)/gu, " ")
    .replaceAll(/(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}(?!\d)/g, " ");
}

/** Whether a number is a fact, or comes of facts: a count of records, a sum or difference within one field, whole days between two days. */
function numbersOf(result: GradedTurn["result"], told: readonly string[], days: readonly string[], today: string): (number: number) => boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.0051;
  const columns = [...Map.groupBy(result.facts, ({ source }) => `${source.model}.${source.field}`).values()].map((facts) =>
    facts.flatMap(({ value }) => (/^-?\d+(\.\d+)?$/.test(value) ? [Math.abs(Number(value))] : [])),
  );
  const known = [...result.facts.flatMap(({ value }) => numbersIn(value)), ...told.flatMap(numbersIn)].map(Math.abs);
  const records = new Set(result.facts.map(({ source }) => `${source.model}/${source.id}`)).size;
  const spans = days.slice(0, MOST_VALUES).map((day) => Math.abs(daysBetween(today, day)));
  const all = [...known, ...spans];
  return (number) => {
    if (all.some((one) => near(one, number) || near(Math.round(one), number))) return true;
    if (Number.isInteger(number) && number <= records) return true;
    const few = columns.filter((column) => column.length > 1 && column.length <= MOST_VALUES);
    if (
      few.some((column) =>
        near(
          column.reduce((sum, one) => sum + one, 0),
          number,
        ),
      )
    )
      return true;
    return known.length <= MOST_VALUES && new Set(known.map((one) => one.toFixed(2))).size > 1 && isDifference(number, known, days);
  };
}

function isDifference(number: number, known: readonly number[], days: readonly string[]): boolean {
  const there = new Set(known.map((one) => one.toFixed(2)));
  if (known.some((one) => there.has((number + one).toFixed(2)) || there.has((one - number).toFixed(2)))) return true;
  return days.length <= MOST_VALUES && days.some((one) => days.some((other) => Math.abs(daysBetween(one, other)) === number));
}
