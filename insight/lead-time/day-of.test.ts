import { expect, test } from "vitest";
import { dateOf, dayOf } from "./day-of.ts";

test.for([
  { text: "2-Jun-06", date: "2006-06-02" },
  { text: "14-Nov-2006", date: "2006-11-14" },
  { text: "6/2/06", date: "2006-06-02" },
  { text: "12/31/2012", date: "2012-12-31" },
  { text: "2013-06-30", date: "2013-06-30" },
  { text: " 2022-04-15 00:00:00.000", date: "2022-04-15" },
  { text: "29-Feb-12", date: "2012-02-29" },
])("reads $text as $date", ({ text, date }) => {
  const day = dayOf(text);
  expect(day === undefined ? undefined : dateOf(day)).toBe(date);
});

test.for(["Date Not Captured", "N/A - From RDC", "Pre-PQ Process", "", "31-Feb-10", "13/1/10", "2-Foo-06", "0/0/00"])(
  "takes %j as unknown",
  (text) => {
    expect(dayOf(text)).toBeUndefined();
  },
);
