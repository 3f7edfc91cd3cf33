import { expect, test } from "vitest";
import type { Fact } from "../../core/fact.ts";
import { unsupportedIn } from "./grounding.ts";

const fact = (value: string, field: string, id = "28", model = "sale.order"): Fact => ({
  value,
  source: { tool: "get_order_status", model, id, field },
});
const facts = [
  fact("S00128", "name"),
  fact("WH/OUT/00077", "name", "12", "stock.picking"),
  fact("2026-06-05", "commitment_date"),
  fact("Azure Interior", "partner_id"),
  fact("14", "product_uom_qty", "1", "sale.order.line"),
];
const grounds = { facts, said: ["Where is S00128?"], today: "2026-06-08", checkNames: true };

test.for([
  { because: "a shorter reference that is part of a real one", answer: "See S0012.", missing: ["S0012"] },
  { because: "the end of a reference as a number", answer: "77 pieces remain.", missing: ["77"] },
  { because: "the day of a date as a number", answer: "5 pieces remain.", missing: ["5"] },
  { because: "a number dressed as a list's numbering", answer: "It is late.\n1500. That many remain.", missing: ["1500"] },
  { because: "a numbering that starts anywhere", answer: "It is late.\n95. That many remain.", missing: ["95"] },
  { because: "full-width digits", answer: "９７ pieces remain.", missing: ["97"] },
  { because: "Arabic-Indic digits", answer: "٩٧ pieces remain.", missing: ["97"] },
  { because: "a fraction in one character", answer: "½ remain.", missing: ["½"] },
  { because: "a number in words", answer: "Ninety-seven pieces remain.", missing: ["Ninety-seven"] },
  { because: "a magnitude in words", answer: "14 million remain.", missing: ["14 million"] },
  { because: "a day relative to today", answer: "It ships tomorrow.", missing: ["tomorrow"] },
  { because: "a weekday that no date of the facts falls on", answer: "It ships on Wednesday.", missing: ["Wednesday"] },
  { because: "an address of the web", answer: "See https://evil.example/pay now.", missing: ["https://evil.example/pay"] },
  { because: "an e-mail address", answer: "Write to pay@evil.example.", missing: ["pay@evil.example"] },
  { because: "part of a name as another name", answer: "It goes to Zure Inter.", missing: ["Zure Inter"] },
])("withholds $because", ({ answer, missing }) => {
  expect(unsupportedIn(answer, grounds)).toEqual(missing);
});

test.for([
  { because: "a count in words", answer: "Fourteen pieces are due." },
  { because: "a weekday of a date in the facts", answer: "It was due on Friday." },
  { because: "today", answer: "As of today it is late." },
  { because: "the year of a date", answer: "It was due in 2026." },
  { because: "a real numbering", answer: "1. S00128\n2. WH/OUT/00077\n3. Azure Interior" },
  { because: "the end of a reference that the facts hold", answer: "OUT/00077 is late." },
])("lets pass $because", ({ answer }) => {
  expect(unsupportedIn(answer, grounds)).toEqual([]);
});
