import type { Env } from "./env.ts";
import { addDays, addMonths, addSeconds, dayOf, daysBetween, localText, startOfDay } from "./time.ts";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The hour, day, week (from Sunday, as in en_US), month, quarter or year that a moment lies in, with Odoo's label. */
export function interval(env: Env, granularity: string, value: string, datetime: boolean): { start: string; end: string; label: string } {
  const local = datetime ? localText(env, value) : value;
  if (granularity === "hour") {
    const first = `${local.slice(0, 13)}:00:00`;
    const utc = `${value.slice(0, 13)}:00:00`;
    return { start: utc, end: addSeconds(utc, 3600), label: `${first.slice(11, 16)} ${dayLabel(first)}` };
  }
  const first = firstDay(granularity, dayOf(local));
  const next = nextStart(granularity, first);
  const edge = (day: string) => (datetime ? startOfDay(env, day) : day);
  return { start: edge(first), end: edge(next), label: labelOf(granularity, first) };
}

function firstDay(granularity: string, day: string): string {
  switch (granularity) {
    case "day":
      return day;
    case "week":
      return addDays(day, -new Date(`${day}T00:00:00Z`).getUTCDay());
    case "month":
      return `${day.slice(0, 7)}-01`;
    case "quarter":
      return `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
    default:
      return `${day.slice(0, 4)}-01-01`;
  }
}

function nextStart(granularity: string, day: string): string {
  switch (granularity) {
    case "day":
      return addDays(day, 1);
    case "week":
      return addDays(day, 7);
    case "month":
      return addMonths(day, 1);
    case "quarter":
      return addMonths(day, 3);
    default:
      return addMonths(day, 12);
  }
}

const monthName = (day: string) => MONTHS[Number(day.slice(5, 7)) - 1] ?? "";
const dayLabel = (day: string) => `${day.slice(8, 10)} ${monthName(day).slice(0, 3)} ${day.slice(0, 4)}`;

function labelOf(granularity: string, day: string): string {
  switch (granularity) {
    case "day":
      return dayLabel(day);
    case "week":
      return weekLabel(day);
    case "month":
      return `${monthName(day)} ${day.slice(0, 4)}`;
    case "quarter":
      return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`;
    default:
      return day.slice(0, 4);
  }
}

/** Weeks are counted from the one that holds 1 January. */
function weekLabel(sunday: string): string {
  const year = Number(addDays(sunday, 6).slice(0, 4));
  const first = firstDay("week", `${year}-01-01`);
  return `W${daysBetween(first, sunday) / 7 + 1} ${year}`;
}
