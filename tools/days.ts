import { dayIn, daysBetween, instantIn, toOdooDatetime } from "../core/dates.ts";
import type { ToolContext } from "./tool.ts";

type When = Pick<ToolContext, "now" | "timeZone">;

/** The asker's calendar day. */
export function today({ now, timeZone }: When): string {
  return dayIn(timeZone, now);
}

/** Odoo's text of the instant at which a day of the asker's begins; datetimes before it lie on earlier days. */
export function startOf(day: string, { timeZone }: When): string {
  return toOdooDatetime(instantIn(timeZone, day, "00:00"));
}

/** Whole days that a day lies behind today, or 0 when it is not past. */
export function daysPast(day: string | null | undefined, when: When): number {
  return day ? Math.max(0, daysBetween(day, today(when))) : 0;
}
