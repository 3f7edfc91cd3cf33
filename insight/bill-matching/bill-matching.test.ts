import { expect, test } from "vitest";
import type { Bill, MatchedBill } from "./bill.ts";
import { billMatchRisk } from "./match-risk.ts";

const bill = (changes: Partial<Bill> = {}): Bill => ({ bill: "B1", vendor: "Azure", hasOrder: true, priceGap: 0, quantityGap: 0, ...changes });

const history = (vendor: string, count: number, failing: number, changes: Partial<Bill> = {}): MatchedBill[] =>
  Array.from({ length: count }, (_, at) => ({ ...bill({ vendor, ...changes }), failed: at < failing }));

const PAST = [...history("Azure", 100, 3), ...history("Brass", 100, 4), ...history("Crane", 100, 35), ...history("Delta", 60, 2)];

test.for([
  { because: "it names no order", changes: { hasOrder: false }, says: "It names no order that exists." },
  { because: "its price is above the order's", changes: { priceGap: 0.08 }, says: "A price is 8.0% above the order's." },
  { because: "more is billed than was received", changes: { quantityGap: 0.25 }, says: "25.0% more is billed than was received." },
  { because: "nothing was received", changes: { quantityGap: Number.POSITIVE_INFINITY }, says: "Nothing was received yet." },
  { because: "its vendor's bills often fail", changes: { vendor: "Crane" }, says: "35 of Crane's 100 earlier bills failed" },
])("a bill is riskier when $because, with history and without", ({ changes, says }) => {
  const risk = billMatchRisk(PAST);
  expect(risk(bill(changes)).probability).toBeGreaterThan(2 * risk(bill()).probability);
  expect(risk(bill(changes)).reasons.join(" ")).toContain(says);
  if (!("vendor" in changes)) expect(billMatchRisk([])(bill(changes)).probability).toBeGreaterThan(0.3);
});

test("with no history it starts from what is believed, and says so", () => {
  const { probability, reasons, basedOn } = billMatchRisk([])(bill());
  expect(probability).toBeCloseTo(0.05);
  expect(reasons).toEqual(["Azure has no matched bills yet, so the usual 5.0% is assumed."]);
  expect(basedOn).toEqual({ bills: 0, ofVendor: 0 });
});

test("history overrules belief: where higher prices are always let through they stop counting", () => {
  const lenient = billMatchRisk([...PAST, ...history("Brass", 200, 4, { priceGap: 0.05 })]);
  expect(lenient(bill({ vendor: "Brass", priceGap: 0.05 })).probability).toBeLessThan(0.1);
});

test("a vendor with one failed bill is not taken for one whose bills always fail", () => {
  const risk = billMatchRisk([...PAST, ...history("Eagle", 1, 1)])(bill({ vendor: "Eagle" }));
  expect(risk.probability).toBeLessThan(0.5);
  expect(risk.high - risk.low).toBeGreaterThan(0.1);
});

test("what is not known yet is said and counts neither way", () => {
  const risk = billMatchRisk(PAST);
  const early = risk(bill({ priceGap: null, quantityGap: null }));
  expect(early.reasons).toEqual(expect.arrayContaining(["Its prices are not known yet.", "What was received is not known yet."]));
  expect(early.probability).toBeCloseTo(risk(bill()).probability);
});

test("probabilities follow how often bills fail", () => {
  const risk = billMatchRisk(PAST);
  const mean = PAST.reduce((sum, each) => sum + risk(each).probability, 0) / PAST.length;
  expect(mean).toBeCloseTo(44 / 360, 1);
});
