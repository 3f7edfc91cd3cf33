import { fromOdooDatetime } from "../core/dates.ts";

/** "5 June 2026", as people read it in a summary. */
export function spokenDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" }).format(new Date(`${day}T00:00:00Z`));
}

/** "5 June 2026, 14:30 (Europe/Berlin)"; the zone is named because who approves may live in another. */
export function spokenInstant(odooDatetime: string, timeZone: string): string {
  const date = new Intl.DateTimeFormat("en-GB", { timeZone, day: "numeric", month: "long", year: "numeric" }).format(fromOdooDatetime(odooDatetime));
  return `${date}, ${timeIn(timeZone, fromOdooDatetime(odooDatetime))} (${timeZone})`;
}

/** "HH:MM" of an instant in the time zone. */
export function timeIn(timeZone: string, date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date);
}
