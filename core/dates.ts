import { tzOffset } from "@date-fns/tz";
import { CopilotError } from "./errors.ts";

/** Odoo's naive UTC "YYYY-MM-DD HH:MM:SS". */
export function toOdooDatetime(date: Date): string {
  return date.toISOString().slice(0, 19).replace("T", " ");
}

/** Odoo's naive UTC text ("YYYY-MM-DD HH:MM:SS", with or without fraction) as an instant. */
export function fromOdooDatetime(text: string): Date {
  const date = new Date(`${text.slice(0, 19).replace(" ", "T")}Z`);
  if (Number.isNaN(date.getTime())) throw new CopilotError("ODOO_FAULT", "Odoo sent a date that can't be read.");
  return date;
}

/** The calendar day ("YYYY-MM-DD") of an instant in an IANA time zone. Throws a RangeError for a zone that doesn't exist. */
export function dayIn(timeZone: string, date: Date): string {
  return new Date(date.getTime() + offsetMs(timeZone, date)).toISOString().slice(0, 10);
}

/** The zone's distance from UTC at an instant, in milliseconds. */
function offsetMs(timeZone: string, date: Date): number {
  const minutes = tzOffset(timeZone, date);
  if (Number.isNaN(minutes)) throw new RangeError(`There is no time zone ${timeZone}, or no such time.`);
  return minutes * 60_000;
}

/** Whole days from one "YYYY-MM-DD" to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The "YYYY-MM-DD" that lies `days` after another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The instant at which it is `time` ("HH:MM") on `day` in the time zone. */
export function instantIn(timeZone: string, day: string, time: string): Date {
  const guess = new Date(`${day}T${time}:00Z`);
  return new Date(guess.getTime() - offsetMs(timeZone, guess));
}
