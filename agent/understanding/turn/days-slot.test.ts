import { expect, test } from "vitest";
import { daysIn } from "./days-slot.ts";

test.for([
  { text: "if Wood Corner slips five days", days: "5" },
  { text: "if they come 10 days late", days: "10" },
  { text: "delayed by a week", days: "7" },
  { text: "a two-week delay", days: "14" },
  { text: "three more days", days: "3" },
  { text: "slips 2 months", days: "60" },
  { text: "slips 0 days", days: undefined },
  { text: "if Wood Corner deliver week late", days: "7" },
  { text: "if Wood Corner slips", days: undefined },
  { text: "order 12.5 days", days: undefined },
])("$text means $days days", ({ text, days }) => {
  expect(daysIn(text)).toBe(days);
});
