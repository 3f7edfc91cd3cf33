import type { Json } from "../../../core/json.ts";
import { valueError } from "../errors.ts";
import type { Env } from "./env.ts";
import type { Field } from "./field.ts";
import { fieldValue } from "./record.ts";
import { addSeconds, dayOf, localText, parseDate, startOfDay } from "./time.ts";
import type { Value } from "./world.ts";

/** Comparison of a date or datetime field; a datetime is compared by whole seconds, a bare date means a local day. */
export function momentTest(env: Env, field: Field, operator: string, value: Json, get: (id: number) => Value): (id: number) => boolean {
  const values = (Array.isArray(value) ? value : [value]).map((one) => moment(env, field, one));
  if (operator === "=" || operator === "!=" || operator === "in" || operator === "not in") {
    const wanted = new Set(values.map(({ text }) => text));
    const negative = operator === "!=" || operator === "not in";
    return (id) => wanted.has(get(id) as string | false) !== negative;
  }
  const [bound] = values;
  if (!bound || bound.text === false) return () => false;
  let edge = bound.text;
  let strict = operator;
  if (field.type === "datetime" && (operator === ">" || operator === "<=")) {
    edge = addSeconds(edge, bound.wholeDay ? 86_400 : 1);
    strict = operator === ">" ? ">=" : "<";
  }
  return (id) => {
    const held = get(id);
    if (typeof held !== "string") return false;
    return strict === "<" ? held < edge : strict === "<=" ? held <= edge : strict === ">" ? held > edge : held >= edge;
  };
}

function moment(env: Env, field: Field, value: Json): { text: string | false; wholeDay: boolean } {
  if (value === false || value === null) return { text: false, wholeDay: true };
  if (typeof value !== "string") throw valueError(`Failed to cast ${JSON.stringify(value)} into a ${field.type}`);
  const parsed = parseDate(env, value);
  if (field.type === "date") return { text: parsed.text.slice(0, 10), wholeDay: true };
  return parsed.wholeDay ? { text: startOfDay(env, parsed.text), wholeDay: true } : { text: parsed.text, wholeDay: false };
}

const PARTS: { readonly [part: string]: (local: string) => number } = {
  year_number: (local) => Number(local.slice(0, 4)),
  quarter_number: (local) => Math.ceil(Number(local.slice(5, 7)) / 3),
  month_number: (local) => Number(local.slice(5, 7)),
  iso_week_number: (local) => isoWeek(local),
  day_of_year: (local) => Math.round((Date.parse(dayOf(local)) - Date.parse(`${local.slice(0, 4)}-01-01`)) / 86_400_000) + 1,
  day_of_month: (local) => Number(local.slice(8, 10)),
  day_of_week: (local) => new Date(`${dayOf(local)}T00:00:00Z`).getUTCDay(),
  hour_number: (local) => Number(local.slice(11, 13) || 0),
  minute_number: (local) => Number(local.slice(14, 16) || 0),
  second_number: (local) => Number(local.slice(17, 19) || 0),
};

export function isoWeek(local: string): number {
  const date = new Date(`${dayOf(local)}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  return Math.ceil(((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7);
}

/** A number out of a date in the caller's time zone; undefined for an unknown part. */
export function datePart(env: Env, field: Field, part: string, held: Value): number | undefined {
  const read = PARTS[part];
  if (!read || typeof held !== "string") return undefined;
  return read(field.type === "datetime" ? localText(env, held) : held);
}

export const isDatePart = (part: string) => PARTS[part] !== undefined;

export function datePartTest(env: Env, model: string, field: Field, part: string, operator: string, value: Json): (id: number) => boolean {
  if (!isDatePart(part))
    throw valueError(`Error when processing the granularity ${part} is not supported. Only ${Object.keys(PARTS).join(", ")} are supported`);
  const list = (Array.isArray(value) ? value : [value]).map(Number);
  const [bound = 0] = list;
  return (id) => {
    const held = datePart(env, field, part, fieldValue(env, model, id, field.name));
    if (held === undefined) return operator === "!=" || operator === "not in";
    switch (operator) {
      case "=":
      case "in":
        return list.includes(held);
      case "!=":
      case "not in":
        return !list.includes(held);
      case "<":
        return held < bound;
      case "<=":
        return held <= bound;
      case ">":
        return held > bound;
      default:
        return held >= bound;
    }
  };
}
