import { describe, expect, test } from "vitest";
import { daysPast, startOf, today } from "./days.ts";

/** 03:30 UTC on 5 June is still 4 June in New York. */
const night = { now: new Date("2026-06-05T03:30:00Z"), timeZone: "America/New_York" };

describe("days are the asker's", () => {
  test("today is theirs, not that of UTC", () => {
    expect(today(night)).toBe("2026-06-04");
    expect(today({ ...night, timeZone: "Europe/Berlin" })).toBe("2026-06-05");
  });

  test("a day begins at their midnight", () => {
    expect(startOf("2026-06-04", night)).toBe("2026-06-04 04:00:00");
    expect(startOf("2026-12-04", night)).toBe("2026-12-04 05:00:00");
  });

  test.for([
    { day: "2026-06-03", past: 1 },
    { day: "2026-06-04", past: 0 },
    { day: "2026-06-05", past: 0 },
    { day: undefined, past: 0 },
    { day: null, past: 0 },
  ])("$day is $past days past", ({ day, past }) => {
    expect(daysPast(day, night)).toBe(past);
  });
});
