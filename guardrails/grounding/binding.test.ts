import { expect, test } from "vitest";
import { checkAnswer } from "./grounding.ts";
import type { GroundFact } from "./grounds.ts";

/** A fact of one of two orders of one turn, or of a line or delivery of theirs. */
function fact(result: number, order: string, path: readonly (string | number)[], value: string, inner?: string): GroundFact {
  const within = [`sale.order/${order}`, ...(inner === undefined ? [] : [inner, `#${path.slice(0, 2).join(".")}`])];
  return { value, source: { tool: "get_order_status", model: "sale.order", id: order, field: String(path.at(-1)) }, place: { path, within }, result };
}

function factsOf(
  result: number,
  id: string,
  reference: string,
  customer: string,
  total: string,
  promised: string,
  ordered: string,
  delivered: string,
): GroundFact[] {
  const line = (key: string, value: string) => fact(result, id, ["lines", 0, key], value, `sale.order.line/${id}`);
  const head = (key: string, value: string) => fact(result, id, ["order", key], value);
  return [
    head("reference", reference),
    head("customer", customer),
    head("total", total),
    head("currency", "USD"),
    head("promised", promised),
    head("status", "partly delivered"),
    line("product", "[VLV-0125] Ball valve"),
    line("uom", "Units"),
    line("ordered", ordered),
    line("delivered", delivered),
  ];
}

const grounds = {
  facts: [
    ...factsOf(0, "1", "S10001", "Acme Fasteners", "1234.50", "2026-06-05", "12", "5"),
    ...factsOf(1, "2", "S10002", "Azure Interior", "980.00", "2026-07-09", "40", "30"),
  ],
  said: ["Where are S10001 and S10002? They say 700 USD."],
  today: "2026-06-08",
  checkNames: true,
};
const unsupported = (answer: string) => checkAnswer(answer, grounds).unsupported;

test.for([
  { because: "another order's total", answer: "S10001 comes to 980.00 USD.", missing: "980.00" },
  {
    because: "another order's day in the next sentence",
    answer: "S10001 is for Acme Fasteners. It was promised for 9 July 2026.",
    missing: "9 July 2026",
  },
  { because: "another order's customer", answer: "S10001 is for Azure Interior.", missing: "Azure Interior" },
  { because: "what was delivered called ordered", answer: "S10001: 5 Units of VLV-0125 ordered.", missing: "5" },
  { because: "a quantity called an amount", answer: "S10001 comes to 12 USD.", missing: "12" },
  { because: "an amount in another currency", answer: "S10001 comes to 1,234.50 EUR.", missing: "1,234.50" },
  { because: "a quantity in another unit", answer: "S10001: 12 boxes ordered.", missing: "12" },
  { because: "an amount that only the person named", answer: "S10001 has a total of 700 USD.", missing: "700" },
  { because: "a part that is more than its whole", answer: "S10001: 12 of 5 delivered.", missing: "12" },
  { because: "a state that the order is not in", answer: "S10001 has been paid.", missing: "has been paid" },
  { because: "a deed of its own", answer: "I have confirmed S10001.", missing: "I have confirmed" },
  { because: "a sign", answer: "S10001: -12 Units ordered.", missing: "-12" },
  { because: "a cell of another row", answer: "| Order | Total |\n|---|---|\n| S10001 | 980.00 USD |\n| S10002 | 1,234.50 USD |", missing: "980.00" },
])("withholds $because", ({ answer, missing }) => {
  expect(unsupported(answer).join("; ")).toContain(missing);
});

test.for([
  { because: "each order's own", answer: "S10001 comes to 1,234.50 USD and S10002 to $980." },
  { because: "German", answer: "S10001 für Acme Fasteners: zugesagt für den 5. Juni 2026, Gesamtbetrag 1.234,50 USD." },
  { because: "French with thin spaces", answer: "S10001 pour Acme Fasteners : total 1\u202f234,50 USD." },
  { because: "Swiss", answer: "S10001: Gesamtsumme USD 1'234.50." },
  { because: "a day in figures", answer: "S10001 is promised for 05.06.2026." },
  { because: "a rounding", answer: "S10001 comes to about 1,235 USD." },
  { because: "thousands", answer: "S10001 comes to about 1.2k USD." },
  { because: "what is still open", answer: "S10001: 7 Units of VLV-0125 are still open." },
  { because: "a declared share", answer: "S10002: 75% of VLV-0125 is delivered." },
  { because: "a state that holds", answer: "S10001 has been delivered in part." },
  { because: "a state denied that does not hold", answer: "S10001 has not been paid." },
  { because: "a condition", answer: "Once S10001 has been paid, ask again." },
])("lets pass $because", ({ answer }) => {
  expect(unsupported(answer)).toEqual([]);
});

test("what supports a number is on the record", () => {
  expect(checkAnswer("S10001: 7 Units of VLV-0125 are still open.", grounds).supports).toMatchObject([{ text: "7", by: "difference" }]);
});
