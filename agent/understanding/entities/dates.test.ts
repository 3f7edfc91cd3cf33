import { expect, test } from "vitest";
import { findDates } from "./dates.ts";

/** Wednesday 18 November 2026 in Chicago; in Auckland it is Thursday already. */
const now = new Date("2026-11-18T15:00:00Z");
const inChicago = (text: string) =>
  findDates(text, { now, timeZone: "America/Chicago" }).map(({ kind, value, to }) => (to ? `${kind} ${value}..${to}` : `${kind} ${value}`));

test.for([
  ["tomorrow", ["date 2026-11-19"]],
  ["the day after tomorrow", ["date 2026-11-20"]],
  ["on Friday", ["date 2026-11-20"]],
  ["next Friday", ["date 2026-11-27"]],
  ["in two weeks", ["date 2026-12-02"]],
  ["3 December", ["date 2026-12-03"]],
  ["3 June", ["date 2027-06-03"]],
  ["2026-12-11", ["date 2026-12-11"]],
  ["12/03/2026", ["date 2026-12-03"]],
  ["last month", ["period 2026-10-01..2026-10-31"]],
  ["this week", ["period 2026-11-16..2026-11-22"]],
  ["last week", ["period 2026-11-09..2026-11-15"]],
  ["last quarter", ["period 2026-07-01..2026-09-30"]],
  ["in the last 30 days", ["period 2026-10-19..2026-11-18"]],
  ["since the 1st of October", ["period 2026-10-01..2026-11-18"]],
  ["since 20 December", ["period 2025-12-20..2026-11-18"]],
  ["in October", ["period 2026-10-01..2026-10-31"]],
  ["in December", ["period 2025-12-01..2025-12-31"]],
  ["in 2025", ["period 2025-01-01..2025-12-31"]],
  ["in Q3", ["period 2026-07-01..2026-09-30"]],
  ["the first half of 2025", ["period 2025-01-01..2025-06-30"]],
  ["year to date", ["period 2026-01-01..2026-11-18"]],
  ["mid December", ["date 2026-12-15"]],
  ["yesterday", ["period 2026-11-17..2026-11-17"]],
] as const)("“%s” is %s", ([text, found]) => {
  expect(inChicago(text)).toEqual(found);
});

test.for(["may I ask", "ball valve 1/2 in brass", "hex bolt M8 x 40", "now", "by a week", "two days later", "the second one"])(
  "“%s” is no date",
  (text) => {
    expect(inChicago(text)).toEqual([]);
  },
);

test("a time of day stands beside its day", () => {
  expect(inChicago("next Friday at 14:00")).toEqual(["time 14:00", "date 2026-11-27"]);
});

test("days are those of the asker's time zone", () => {
  expect(findDates("tomorrow", { now, timeZone: "Pacific/Auckland" })[0]?.value).toBe("2026-11-20");
});

test("figures are read day first outside America", () => {
  expect(findDates("03/12/2026", { now, timeZone: "Europe/Berlin" })[0]?.value).toBe("2026-12-03");
});
