import { Decimal } from "decimal.js";
import type { Json } from "../../../core/json.ts";
import { valueError } from "../errors.ts";
import type { Env } from "./env.ts";
import type { Field } from "./field.ts";
import type { Value } from "./world.ts";

/** Rounds half away from zero in decimals, as Odoo's `float_round` does. */
export function round(value: number, places: number): number {
  if (!Number.isFinite(value)) return 0;
  const scaled = value * 10 ** places;
  if (Math.abs(scaled - Math.round(scaled)) < 1e-7) return Number(value.toFixed(places)) || 0;
  return new Decimal(new Decimal(value).toPrecision(14)).toDecimalPlaces(places, Decimal.ROUND_HALF_UP).toNumber() || 0;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}:\d{2})(?:\.\d+)?)?$/;

/** A scalar as Odoo would store it in the field; what it refuses is an error of the same kind. */
export function coerce(_env: Env, model: string, field: Field, value: Json): Value {
  if (value === null || value === false) return false;
  switch (field.type) {
    case "integer":
    case "many2one_reference":
      return wholeNumber(value);
    case "float":
      return field.digits === undefined ? number(value) : round(number(value), field.digits);
    case "monetary":
      return round(number(value), 2);
    case "boolean":
      return !(value === 0 || value === "" || (Array.isArray(value) && value.length === 0));
    case "selection":
      if (!field.selection || field.selection.some(([key]) => key === String(value))) return String(value);
      throw valueError(`Wrong value for ${model}.${field.name}: ${repr(value)}`);
    case "date":
      return dateValue(value);
    case "datetime":
      return datetimeValue(value);
    case "many2one":
      if (Array.isArray(value)) return typeof value[0] === "number" ? value[0] : false;
      if (typeof value === "number") return value;
      throw valueError(`Wrong value for ${model}.${field.name}: ${repr(value)}`);
    case "html":
      return htmlValue(String(value));
    default:
      return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}

/** Odoo's cleaning of HTML puts plain text into a paragraph. */
function htmlValue(text: string): Value {
  return text === "" || /^\s*</.test(text) ? text : `<p>${text}</p>`;
}

export const repr = (value: Json) => (typeof value === "string" ? `'${value}'` : JSON.stringify(value));

function number(value: Json): number {
  const found = typeof value === "boolean" ? Number(value) : typeof value === "string" && value.trim() === "" ? 0 : Number(value);
  if (Number.isNaN(found)) throw valueError(`could not convert string to float: ${repr(value)}`);
  return found;
}

function wholeNumber(value: Json): number {
  const found = Math.trunc(Number(value));
  if (Number.isNaN(found)) throw valueError(`invalid literal for int() with base 10: ${repr(value)}`);
  return found;
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function checked(text: string): string {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  const time = Number(text.slice(11, 13)) < 24 && Number(text.slice(14, 16)) < 60 && Number(text.slice(17, 19)) < 60;
  if (day < 1 || day > (MONTH_DAYS[month - 1] ?? 0) + leap || !time) throw valueError(`time data '${text}' does not match format`);
  return text;
}

function dateValue(value: Json): Value {
  if (value === "") return false;
  const text = String(value);
  if (DATE.test(text.slice(0, 10)) && (text.length === 10 || DATETIME.test(text))) return checked(text.slice(0, 10));
  throw valueError(`time data '${text}' does not match format '%Y-%m-%d'`);
}

function datetimeValue(value: Json): Value {
  if (value === "") return false;
  const match = DATETIME.exec(String(value));
  if (!match?.[1]) throw valueError(`time data '${String(value)}' does not match format '%Y-%m-%d %H:%M:%S'`);
  return checked(`${match[1]} ${match[2] ?? "00:00:00"}`);
}
