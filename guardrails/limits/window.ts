import { addDays, dayIn, instantIn } from "../../core/dates.ts";
import type { Span } from "./limits-schema.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export interface Window {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The minute, hour or day that an instant lies in; days are those of the person's time zone. */
export function windowOf(span: Span, now: Date, timeZone: string): Window {
  if (span === "day") {
    const day = dayIn(timeZone, now);
    return { startsAt: instantIn(timeZone, day, "00:00"), endsAt: instantIn(timeZone, addDays(day, 1), "00:00") };
  }
  const length = span === "minute" ? MINUTE_MS : HOUR_MS;
  const startsAt = Math.floor(now.getTime() / length) * length;
  return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + length) };
}
