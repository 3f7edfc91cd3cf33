import { expect, test } from "vitest";
import { scrubText } from "./scrub.ts";

test.for([
  { because: "a valid IBAN keeps its last four", text: "Pay to DE89 3704 0044 0532 0130 00 today", shown: "Pay to •••• 3000 today" },
  { because: "a wrong check digit is no IBAN", text: "part DE88370400440532013000", shown: "part DE88370400440532013000" },
  { because: "a card number keeps its last four", text: "card 4111 1111 1111 1111.", shown: "card •••• 1111." },
  { because: "a tracking number that fails Luhn stays", text: "track 4111 1111 1111 1112", shown: "track 4111 1111 1111 1112" },
  { because: "ordinary text stays", text: "Leave at gate 7, call first.", shown: "Leave at gate 7, call first." },
])("$because", ({ text, shown }) => {
  expect(scrubText(text)).toBe(shown);
});
