import { addDays, dayIn, fromOdooDatetime } from "../../core/dates.ts";
import type { Json } from "../../core/json.ts";
import { asValue, raw, type Value, written } from "./value.ts";

/** Named rows, or named values. */
export interface Facts {
  readonly timeZone: string;
  readonly language: string;
  readonly today: string;
  readonly named: ReadonlyMap<string, readonly (readonly (readonly [string, Value])[])[] | readonly Value[]>;
}

/** {order.name}, {total}, {today+3}, {order.commitment_date|spoken} */
const PLACEHOLDER = /\{([a-z][a-z0-9_]*)(?:\.([a-z_0-9]+))?(?:([+-]\d+))?(?:\|([a-z]+))?\}/g;

type Pipe = (value: Value, facts: Facts) => Value;

const text =
  (change: (text: string) => string): Pipe =>
  (value, facts) => ({ kind: "text", text: change(written(value, facts.timeZone)) });

const PIPES: Readonly<Record<string, Pipe>> = {
  id: (value) => (value.kind === "link" ? { kind: "number", number: value.id } : value),
  day: (value, { timeZone }) => (value.kind === "moment" ? { kind: "day", day: dayIn(timeZone, fromOdooDatetime(value.moment)) } : value),
  /** "10 June 2026", in the language of the case. */
  spoken: (value, facts) => ({
    kind: "text",
    text: new Intl.DateTimeFormat(facts.language === "en" ? "en-GB" : facts.language, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }).format(new Date(`${written(value, facts.timeZone)}T12:00:00Z`)),
  }),
  lower: text((said) => said.toLowerCase()),
  upper: text((said) => said.toUpperCase()),
  /** The first word: of a customer's name what people say. */
  word: text((said) => said.split(/\s+/)[0] ?? said),
  /** "[VLV-0125] Ball valve" -> "VLV-0125" */
  code: text((said) => /^\[([^\]]+)\]/.exec(said)?.[1] ?? said),
  /** "[VLV-0125] Ball valve" -> "Ball valve" */
  uncoded: text((said) => said.replace(/^\[[^\]]+\]\s*/, "")),
  /** Two letters of the longest word change places. */
  typo: text((said) => {
    const longest = said.split(/[^\p{L}]+/u).reduce((one, other) => (other.length > one.length ? other : one), "");
    if (longest.length < 5) return said;
    const wrong = `${longest.slice(0, 2)}${longest[3]}${longest[2]}${longest.slice(4)}`;
    return said.replace(longest, wrong);
  }),
  positive: (value) => (value.kind === "number" ? { kind: "number", number: Math.abs(value.number) } : value),
};

/** What a text stands for: every value of a placeholder that is the whole of it, else the text filled in. */
export function valuesOf(template: string | number, facts: Facts): readonly Value[] {
  if (typeof template === "number") return [{ kind: "number", number: template }];
  const [only] = [...template.matchAll(PLACEHOLDER)];
  if (only && only[0] === template) return lookUp(only, facts);
  const filled = fillText(template, facts);
  return [/^\d{4}-\d{2}-\d{2}$/.test(filled) ? asValue(filled) : { kind: "text", text: filled }];
}

/** A message or a sentence with its placeholders filled in; several values are joined as people join them. */
export function fillText(template: string, facts: Facts): string {
  return template.replaceAll(PLACEHOLDER, (...match) => {
    const groups = match.slice(0, 5) as [string, string, string | undefined, string | undefined, string | undefined];
    return lookUp(groups, facts)
      .map((value) => written(value, facts.timeZone))
      .join(", ");
  });
}

/** A condition's values keep their kind: a link is its id, several rows are a list. */
export function fillDomain(domain: readonly unknown[], facts: Facts): Json {
  return domain.map((term): Json => {
    if (!Array.isArray(term)) return String(term);
    const [field, operator, value] = term;
    return [String(field), String(operator), fillJson(value, facts, LISTING.has(String(operator)))];
  });
}

const LISTING = new Set(["in", "not in"]);

/** Arguments of a tool, or a condition's value. */
export function fillJson(value: unknown, facts: Facts, listed = false): Json {
  if (typeof value === "string") {
    const [only] = [...value.matchAll(PLACEHOLDER)];
    if (!only || only[0] !== value) return fillText(value, facts);
    const values = lookUp(only, facts);
    if (!listed && values.length === 1 && values[0]) return raw(values[0]);
    return values.flatMap((one): Json[] => (one.kind === "ids" ? [...one.ids] : [raw(one)]));
  }
  if (Array.isArray(value)) return value.flatMap((one): Json[] => [fillJson(one, facts)]);
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, fillJson(own, facts)]));
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** The arguments of a tool call: as people write them, since names and not ids are what tools take. */
export function fillArguments(value: unknown, facts: Facts): Json {
  if (typeof value === "string") return fillText(value, facts);
  if (Array.isArray(value)) return value.map((one) => fillArguments(one, facts));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, fillArguments(own, facts)]));
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}

function lookUp(match: readonly (string | undefined)[], facts: Facts): readonly Value[] {
  const [whole = "", name = "", field, shift, pipe] = match;
  const found = facts.named.get(name);
  if (!found) throw new TypeError(`Nothing given is called ${name}, which ${whole} needs.`);
  const values = found.map((one): Value => {
    if (!isRow(one)) return one;
    const column = one.find(([column]) => column === (field ?? "id"));
    if (!column) throw new TypeError(`${whole}: the query ${name} does not read ${field ?? "id"}.`);
    return column[1];
  });
  const piped = pipe === undefined ? undefined : PIPES[pipe];
  if (pipe !== undefined && !piped) throw new TypeError(`${whole}: there is no |${pipe}; use ${Object.keys(PIPES).join(", ")}.`);
  return values.map((value) => shifted(value, shift, facts)).map((value) => (piped ? piped(value, facts) : value));
}

function isRow(one: Value | readonly (readonly [string, Value])[]): one is readonly (readonly [string, Value])[] {
  return Array.isArray(one);
}

/** A day so many days later, a number so much larger. */
function shifted(value: Value, by: string | undefined, { timeZone }: Facts): Value {
  if (by === undefined) return value;
  if (value.kind === "day") return { kind: "day", day: addDays(value.day, Number(by)) };
  if (value.kind === "moment") return { kind: "day", day: addDays(dayIn(timeZone, fromOdooDatetime(value.moment)), Number(by)) };
  return value.kind === "number" ? { kind: "number", number: value.number + Number(by) } : value;
}
