import { expect, test } from "vitest";
import { scrubText } from "./scrub.ts";

test.for([
  { because: "a valid IBAN keeps its last four", text: "Pay to DE89 3704 0044 0532 0130 00 today", shown: "Pay to •••• 3000 today" },
  { because: "a wrong check digit is no IBAN", text: "part DE88370400440532013000", shown: "part DE88370400440532013000" },
  { because: "a card number keeps its last four", text: "card 4111 1111 1111 1111.", shown: "card •••• 1111." },
  { because: "a tracking number that fails Luhn stays", text: "track 4111 1111 1111 1112", shown: "track 4111 1111 1111 1112" },
  { because: "an address stays for a role that may see it", text: "mail jane@acme.example", shown: "mail jane@acme.example" },
  { because: "ordinary text stays", text: "Leave at gate 7, call first.", shown: "Leave at gate 7, call first." },
])("$because", ({ text, shown }) => {
  expect(scrubText(text)).toBe(shown);
});

test.for([
  { because: "an e-mail address", text: "mail jane@acme.example now", shown: "mail •••@••• now" },
  { because: "an international telephone number", text: "call +49 30 1234567.", shown: "call •••." },
  { because: "an American telephone number", text: "call (216) 555-0158 or 216-555-0158", shown: "call ••• or •••" },
  { because: "a VAT number", text: "VAT NL123456789B01", shown: "VAT NL •••" },
  { because: "a name of the same answer, whole or in part", text: "Ask Jane Miller, or just Miller.", shown: "Ask •••, or just •••." },
  {
    because: "nothing of days, quantities and references",
    text: "120 Units on 2026-06-05, see S00028 and WH/OUT/00012",
    shown: "120 Units on 2026-06-05, see S00028 and WH/OUT/00012",
  },
])("for a role without personal data $because is masked in free text", ({ text, shown }) => {
  expect(scrubText(text, () => true, ["Jane Miller"])).toBe(shown);
});
