import { valueError } from "../errors.ts";
import type { Env } from "./env.ts";
import { rowOf } from "./world.ts";

const instant = (text: string) => new Date(`${text.length === 10 ? `${text} 00:00:00` : text}`.replace(" ", "T").concat("Z"));
const write = (date: Date) => date.toISOString().slice(0, 19).replace("T", " ");

/** The later of two dates or datetimes. */
export const later = (a: string, b: string) => (a < b ? b : a);

export const dayOf = (text: string) => text.slice(0, 10);

export function addSeconds(text: string, seconds: number): string {
  return write(new Date(instant(text).getTime() + seconds * 1000));
}

/** Moves a datetime, or a date, by whole days. */
export function addDays(text: string, days: number): string {
  const moved = addSeconds(text, days * 86_400);
  return text.length === 10 ? dayOf(moved) : moved;
}

export const daysBetween = (from: string, to: string) => Math.round((instant(dayOf(to)).getTime() - instant(dayOf(from)).getTime()) / 86_400_000);

export function addMonths(text: string, months: number): string {
  const date = instant(text);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()));
  return text.length === 10 ? dayOf(write(date)) : write(date);
}

export function zoneOf(env: Env): string {
  const partner = Number(rowOf(env.world, "res.users", env.uid)?.["partner_id"] ?? 0);
  const wanted = env.context["tz"] ?? rowOf(env.world, "res.partner", partner)?.["tz"];
  return typeof wanted === "string" && wanted !== "" ? wanted : "UTC";
}

const offsetSeconds = (env: Env, at: Date) => env.world.zones.offsetSeconds(zoneOf(env), at);

/** A UTC datetime as the caller's clock shows it. */
export function localText(env: Env, text: string): string {
  return addSeconds(text, offsetSeconds(env, instant(text)));
}

/** The day that it is for the caller, as Odoo's context_today. */
export const localDay = (env: Env) => dayOf(localText(env, env.now));

/** The caller's local midnight of that day in UTC. */
export function startOfDay(env: Env, day: string): string {
  const midnight = instant(dayOf(day));
  const guess = offsetSeconds(env, midnight);
  const offset = offsetSeconds(env, new Date(midnight.getTime() - guess * 1000));
  return addSeconds(dayOf(day), -offset);
}

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const ISO = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2}(?:\.\d+)?)?$/;

/** Odoo 19's dates in domains: ISO, or "today -1m", "-30d", "=monday" counted from now in the caller's zone. */
export function parseDate(env: Env, value: string): { text: string; wholeDay: boolean } {
  if (/^\d+-/.test(value)) {
    if (!ISO.test(value) || Number.isNaN(instant(value.slice(0, 19)).getTime())) throw valueError(`Invalid isoformat string: '${value}'`);
    return { text: value.slice(0, 19), wholeDay: value.length === 10 };
  }
  const terms = value.split(/\s+/).filter((term) => term !== "");
  if (terms.length === 0) throw valueError("Empty date value");
  const wholeDay = terms[0] === "today";
  if (terms[0] === "today" || terms[0] === "now") terms.shift();
  const local = localText(env, env.now);
  let text = wholeDay ? dayOf(local) : local;
  for (const term of terms) text = applyTerm(text, term, value);
  if (wholeDay) return { text: dayOf(text), wholeDay };
  const shift = offsetSeconds(env, instant(text));
  return { text: addSeconds(text, -shift), wholeDay };
}

function applyTerm(text: string, term: string, whole: string): string {
  const match = /^([+\-=])(?:(\d+)([dwmyHMS])|([a-z_]+))$/.exec(term);
  if (!match) throw valueError(`Invalid term '${term}' in expression date: '${whole}'`);
  const [, sign = "+", digits, unit, name] = match;
  if (name !== undefined) return weekday(text, sign, name, whole);
  const amount = Number(digits);
  if (sign === "=") return setPart(text, amount, unit ?? "d");
  const by = sign === "-" ? -amount : amount;
  switch (unit) {
    case "d":
      return addDays(text, by);
    case "w":
      return addDays(text, by * 7);
    case "m":
      return addMonths(text, by);
    case "y":
      return addMonths(text, by * 12);
    case "H":
      return addSeconds(text, by * 3600);
    case "M":
      return addSeconds(text, by * 60);
    default:
      return addSeconds(text, by);
  }
}

function weekday(text: string, sign: string, name: string, whole: string): string {
  const wanted = name === "week_start" ? 0 : WEEKDAYS.indexOf(name);
  if (wanted < 0) throw valueError(`Invalid term '${sign}${name}' in expression date: '${whole}'`);
  let offset = wanted - instant(text).getUTCDay();
  if (sign === "+" && offset < 0) offset += 7;
  if (sign === "-" && offset > 0) offset -= 7;
  const from = sign === "=" && text.length > 10 ? `${dayOf(text)} 00:00:00` : text;
  return addDays(from, offset);
}

function setPart(text: string, amount: number, unit: string): string {
  const two = String(amount).padStart(2, "0");
  const tail = text.length > 10 ? " 00:00:00" : "";
  switch (unit) {
    case "y":
      return `${String(amount).padStart(4, "0")}${text.slice(4, 10)}${tail}`;
    case "m":
      return `${text.slice(0, 5)}${two}${text.slice(7, 10)}${tail}`;
    case "d":
      return `${text.slice(0, 8)}${two}${tail}`;
    case "H":
      return `${text.slice(0, 11)}${two}:00:00`;
    case "M":
      return `${text.slice(0, 14)}${two}:00`;
    case "S":
      return `${text.slice(0, 17)}${two}`;
    default:
      throw valueError(`Invalid date unit ${unit}`);
  }
}
