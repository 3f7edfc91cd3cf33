import { expect, test } from "vitest";
import { unsupportedIn } from "./grounding.ts";
import type { GroundFact } from "./grounds.ts";

const PASSAGE =
  "Standard goods may be returned within 30 days of delivery.\nA fee of 15 percent is charged. The order is delivered by Ridgeline Freight.";
const fact = (field: string, value: string): GroundFact => ({
  value,
  source: { tool: "search_documents", model: "document.passage", id: "returns.md#0", field },
});
const facts = [fact("document", "Returns policy"), fact("text", PASSAGE)];

test.for([
  {
    because: "a passage is quoted as a block",
    answer: "Our documents say:\n\n> Standard goods may be returned within 30 days of delivery.\n\n**Returns policy**",
  },
  { because: "a sentence stands in quotation marks", answer: "The policy says “A fee of 15 percent is charged.” in so many words." },
  { because: "it speaks of a state that no record has", answer: "> The order is delivered by Ridgeline Freight." },
])("a quotation is grounded when $because", ({ answer }) => {
  for (const checkNames of [true, false]) expect(unsupportedIn(answer, { facts, said: [], today: "2026-06-04", checkNames })).toEqual([]);
});

test.for([
  { because: "a number in it was changed", answer: "> Standard goods may be returned within 45 days of delivery.", holds: "45 days" },
  { because: "it is paraphrased with another figure", answer: "Returns are taken for 60 days.", holds: "60 days" },
  { because: "the quotation cuts a number", answer: "> Standard goods may be returned within 3", holds: "3" },
  { because: "a document speaks for a record without being quoted", answer: "S10001 is delivered.", holds: "S10001" },
])("it is withheld when $because", ({ answer, holds }) => {
  expect(unsupportedIn(answer, { facts, said: [], today: "2026-06-04", checkNames: true }).join(" ")).toContain(holds.split(" ")[0]);
});
