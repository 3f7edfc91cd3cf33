import { expect, test } from "vitest";
import { daysIn, numbersIn } from "../../server/sampling/written-values.ts";
import type { Value } from "../harness/value.ts";
import { states } from "./states.ts";

const dayOf = (moment: string) => moment.slice(0, 10);

test.for<{ text: string; value: Value; because: string }>([
  { text: "Total 3,254.40 USD.", value: { kind: "number", number: 3254.4 }, because: "thousands have commas in English" },
  { text: "Insgesamt 3.254,40 USD", value: { kind: "number", number: 3254.4 }, because: "and points in German" },
  { text: "Total 3 254,40 USD", value: { kind: "number", number: 3254.4 }, because: "and thin spaces in French" },
  { text: "120 Units are open", value: { kind: "number", number: 120 }, because: "a unit follows it" },
  { text: "planned for 19 November 2026", value: { kind: "day", day: "2026-11-19" }, because: "the day is spelt out" },
  { text: "geplant für den 3. Dezember 2026", value: { kind: "day", day: "2026-12-03" }, because: "German months have other names" },
  { text: "prévu le 3 décembre 2026", value: { kind: "day", day: "2026-12-03" }, because: "and so have French ones" },
  { text: "el 3 de diciembre de 2026", value: { kind: "day", day: "2026-12-03" }, because: "Spanish has small words between" },
  { text: "on June 10, 2026", value: { kind: "moment", moment: "2026-06-10 14:00:00" }, because: "a moment is its day" },
  { text: "**S10001** for Acme\n Fasteners", value: { kind: "text", text: "Acme Fasteners" }, because: "markup and line ends are no words" },
])("an answer states a value although $because", ({ text, value }) => {
  expect(states(text, value, dayOf)).toBe(true);
});

test.for<{ text: string; value: Value; because: string }>([
  { text: "Total 3,254.40 USD.", value: { kind: "number", number: 254.4 }, because: "it is a part of another number" },
  { text: "S10001 is late", value: { kind: "number", number: 10001 }, because: "digits of a reference are no number" },
  { text: "planned for 19 November 2026", value: { kind: "day", day: "2026-11-20" }, because: "the day is another" },
  { text: "Acme Fasteners Ohio", value: { kind: "text", text: "Acme Fasteners Texas" }, because: "the name is another" },
  { text: "nothing", value: { kind: "empty" }, because: "an empty value can't be stated" },
])("an answer does not state a value when $because", ({ text, value }) => {
  expect(states(text, value, dayOf)).toBe(false);
});

test("a date that may be read both ways is read both ways", () => {
  expect([...daysIn("03/04/2026")].sort()).toEqual(["2026-03-04", "2026-04-03"]);
});

test("numbers beside each other stay numbers of their own", () => {
  expect(numbersIn("12 345,60 and 7, 8")).toEqual(expect.arrayContaining([12345.6, 7, 8]));
});
