import { expect, test } from "vitest";
import type { DoneCall } from "../../turn-state.ts";
import type { Understanding } from "../../understanding/understanding.ts";
import { loadPlans } from "../playbook/load-plans.ts";
import { isInAnotherLanguage } from "./answer-language.ts";
import { madeUpArguments } from "./made-up.ts";
import { notLookedUp } from "./question-covered.ts";
import { statesSomething } from "./states-something.ts";

const plans = await loadPlans([
  { id: "order_status", tools: ["get_order_status", "find_orders"], slots: {} },
  { id: "cancel_order", tools: ["cancel_order"], slots: { order: { type: "order", required: true } } },
]);
const about = (useCase: string, slots: Understanding["intents"][number]["slots"]): Understanding => ({
  intents: [{ useCase, confidence: 1, slots, span: "" }],
  wantsPerson: false,
  nearest: [],
});
const called = (tool: string, args: object, facts: readonly string[] = []): DoneCall => {
  const call = { id: "1", tool, args };
  return {
    call,
    result: { kind: "output", call, output: {} },
    record: {
      tool,
      kind: "read",
      ms: 1,
      masked: [],
      status: "ok",
      output: {},
      rows: facts.length,
      facts: facts.map((value) => ({ value, label: "open", source: { tool, model: "sale.order", id: "1", field: "name" } })),
    },
  };
};

test.for([
  { because: "the person named it", args: { order: "s10001" }, done: [], made: [] },
  { because: "nobody named it", args: { order: "S10002" }, done: [], made: ["s10002"] },
  { because: "it is only a part of what was named", args: { order: "S1000" }, done: [], made: ["s1000"] },
  { because: "this turn has read it", args: { order: "S10002" }, done: [called("find_orders", {}, ["S10002"])], made: [] },
  { because: "the question is narrowed with a name", args: { order: "S10001", customer: "Globex" }, done: [], made: ["globex"] },
  { because: "a quantity is made up", args: { lines: [{ quantity: 12 }] }, done: [], made: ["12"] },
])("an argument is told from a made-up one: $because", ({ args, done, made }) => {
  const state = { message: "Where is S10001?", history: [], carried: { slots: {} }, understanding: about("order_status", { order: "S10001" }), done };
  expect(madeUpArguments([{ id: "1", tool: "get_order_status", args }], state, plans)).toEqual(made);
});

const USES = [
  { id: "order_status", tools: ["get_order_status", "find_orders"] },
  { id: "cancel_order", tools: ["cancel_order", "find_orders"] },
];
test.for([
  { because: "it was", useCase: "order_status", done: [called("get_order_status", { order: "S10001" })], missing: [] },
  { because: "another tool of the use took it", useCase: "order_status", done: [called("find_orders", { text: "S10001" })], missing: [] },
  { because: "another record was", useCase: "order_status", done: [called("get_order_status", { order: "S10002" })], missing: ["s10001"] },
  { because: "nothing was", useCase: "order_status", done: [], missing: ["order_status", "s10001"] },
  {
    because: "a change was only talked about",
    useCase: "cancel_order",
    done: [called("find_orders", { text: "S10001" })],
    missing: ["cancel_order"],
  },
])("what the person gave was looked up, or not: $because", ({ useCase, done, missing }) => {
  const state = { understanding: about(useCase, { order: "S10001" }), done, message: "About S10001" };
  expect(notLookedUp(state, USES, (tool) => tool === "cancel_order", plans)).toEqual(missing);
});

test.for([
  { answer: "S10001 ships on 5 June 2026.", supported: ["5 June 2026"], says: true },
  { answer: "S10001 waits for Steel Bracket.", supported: [], says: true },
  { answer: "There is nothing about S10001.", supported: ["S10001"], says: false },
])("an answer that says nothing of what was found is told: $answer", ({ answer, supported, says }) => {
  expect(statesSomething(answer, "Where is S10001?", [{ value: "S10001" }, { value: "Steel Bracket" }], supported)).toBe(says);
});

test.for([
  { question: "Where is order S10001?", answer: "The order is on its way and there are no other deliveries.", other: false },
  { question: "Where is order S10001?", answer: "Die Lieferung ist noch nicht da und wurde mit der anderen verschickt.", other: true },
  { question: "Wo ist der Auftrag S10001?", answer: "Der Auftrag ist noch nicht geliefert und die Ware ist nicht da.", other: false },
  { question: "Wo ist der Auftrag S10001?", answer: "The order is on its way and there are no others.", other: true },
  { question: "Where is order S10001?", answer: "订单已经发货，请放心。", other: true },
  { question: "Where is order S10001?", answer: "S10001: P00012, 5 June 2026", other: false },
])("the language of an answer is held against that of its question: $answer", ({ question, answer, other }) => {
  expect(isInAnotherLanguage(answer, question)).toBe(other);
});
