import { describe, expect, test } from "vitest";
import { testUnderstanding } from "./test-policy.ts";
import type { Carried } from "./understanding.ts";

const { say, talk } = testUnderstanding();

describe("a follow-up", () => {
  test.for([
    {
      because: "it points back with a pronoun",
      turns: ["Where is S10031?", "and when does it ship?"],
      intent: { useCase: "order_status", slots: { order: "S10031" } },
    },
    {
      because: "it asks another thing of the same order",
      turns: ["Where is S10031?", "what about the invoice?"],
      intent: { useCase: "invoices", slots: { reference: "S10031" } },
    },
    {
      because: "it names another customer",
      turns: ["Show open orders of Deco Addict", "and for Azure Interior?"],
      intent: { useCase: "find_orders", slots: { customer: "Azure Interior", status: "open" } },
    },
    {
      because: "it is a bare reference",
      turns: ["Is INV/2026/00017 paid?", "INV/2026/00018"],
      intent: { useCase: "invoices", slots: { reference: "INV/2026/00018" } },
    },
    {
      because: "it is a bare reference of another kind",
      turns: ["Is INV/2026/00017 paid?", "and VLV-0125?"],
      intent: { useCase: "stock_availability", slots: { product: "VLV-0125" } },
    },
    {
      because: "it moves the date of what was proposed",
      turns: ["Move WH/OUT/00012 to Friday", "make it Monday"],
      intent: { useCase: "reschedule_delivery", slots: { delivery: "WH/OUT/00012", date: "2026-11-23" } },
    },
    {
      because: "it asks to change what was asked about",
      turns: ["Where is S10031?", "move it to Friday"],
      intent: { useCase: "reschedule_delivery", slots: { delivery: "S10031", date: "2026-11-20" } },
    },
    {
      because: "it asks the stock of a priced product",
      turns: ["What does FURN_7777 cost?", "is it in stock?"],
      intent: { useCase: "stock_availability", slots: { product: "FURN_7777" } },
    },
    {
      because: "something else was talked about in between",
      turns: ["Where is S10031?", "Stock of VLV-0125", "when will the order be delivered?"],
      intent: { useCase: "order_status", slots: { order: "S10031" } },
    },
  ])("is understood when $because", ({ turns, intent }) => {
    const { understanding } = talk(turns);
    expect(understanding.intents).toHaveLength(1);
    expect(understanding.intents[0]).toMatchObject(intent);
  });

  test("a question with a name of its own does not fall back on the record before", () => {
    const { understanding } = talk(["Where is S10031?", "Where is the order of Gemini Furniture?"]);
    expect(understanding.intents[0]?.slots).toEqual({ customer: "Gemini Furniture" });
  });

  test("a list for everybody is not narrowed to the customer before", () => {
    const { understanding } = talk(["Tell me about Ridgeway Foods", "Which invoices are overdue?"]);
    expect(understanding.intents[0]).toMatchObject({ useCase: "invoices", slots: { status: "overdue" } });
    expect(understanding.intents[0]?.slots["partner"]).toBeUndefined();
  });

  test("a question after a proposal is no second proposal", () => {
    const { understanding } = talk(["Move WH/OUT/00012 to Friday", "Where is S10235 now?"]);
    expect(understanding.intents).toMatchObject([{ useCase: "order_status", slots: { order: "S10235" } }]);
  });

  test("“their” is the customer who was talked about", () => {
    const { understanding } = talk(["Give me an overview of Azure Interior", "Which of their orders are late?"]);
    expect(understanding.intents).toMatchObject([{ useCase: "find_orders", slots: { customer: "Azure Interior", status: "late" } }]);
  });

  test("a comparison of customers asks about each", () => {
    const { understanding } = talk(["Compare Azure Interior and Gemini Furniture's open orders"]);
    expect(understanding.intents.map(({ slots }) => slots["customer"])).toEqual(["Azure Interior", "Gemini Furniture"]);
  });

  test.for(["Where is S10012? And tell me a joke", "Where is S10012 and change the customer's address"])("“%s” is carried out in part", (message) => {
    const { understanding } = talk([message]);
    expect(understanding.intents.map(({ useCase }) => useCase)).toEqual(["order_status"]);
    expect(understanding.declined).toHaveLength(1);
  });

  test("a yes decides nothing", () => {
    expect(talk(["Confirm S10031", "yes, approve it"]).understanding.intents).toEqual([]);
  });
});

describe("the answer to a question", () => {
  test.for([
    { because: "it is a name", turns: ["Is it in stock?", "the large cabinet"], slots: { product: "large cabinet" } },
    { because: "it is a code", turns: ["Is it in stock?", "VLV-0125"], slots: { product: "VLV-0125" } },
    { because: "it is a day", turns: ["Move WH/OUT/00012", "next Tuesday"], slots: { delivery: "WH/OUT/00012", date: "2026-11-24" } },
    {
      because: "it is order lines",
      turns: ["Create a quotation for Deco Addict", "5 x FURN_7777 and 2 large cabinets"],
      slots: { customer: "Deco Addict", lines: "5 x FURN_7777; 2 x large cabinets" },
    },
    {
      because: "it is the text of a note",
      turns: ["Add a note to S10031", "The driver was refused at the gate"],
      slots: { on: "S10031", text: "The driver was refused at the gate" },
    },
  ])("completes it when $because", ({ turns, slots }) => {
    const { understanding } = talk(turns);
    expect(understanding.clarify).toBeUndefined();
    expect(understanding.intents[0]?.slots).toEqual(slots);
  });

  test("a question of its own is not taken for the answer", () => {
    const { understanding } = talk(["Move WH/OUT/00012", "Which invoices are overdue?"]);
    expect(understanding.intents.map(({ useCase }) => useCase)).toEqual(["invoices"]);
  });
});

describe("the answer to a choice", () => {
  const choices = ["Acme Fasteners, Berlin", "Acme Fasteners, Hamburg", "Acme Fastening"];
  const pending = { useCase: "find_orders", slot: "customer", slots: { customer: "Acme", status: "open" }, choices };
  const carried: Carried = { useCase: "find_orders", slots: { customer: "Acme" }, pending };

  test.for([
    { answer: "2", meant: choices[1] },
    { answer: "the second one", meant: choices[1] },
    { answer: "the Berlin one", meant: choices[0] },
    { answer: "no, the last one please", meant: choices[2] },
    { answer: "Acme Fasteners, Hamburg", meant: choices[1] },
    { answer: "acme fastening", meant: choices[2] },
  ])("“$answer” means $meant", ({ answer, meant }) => {
    expect(say(answer, "customer_service", carried).understanding.intents).toMatchObject([
      { useCase: "find_orders", slots: { customer: meant, status: "open" } },
    ]);
  });

  test("a choice that was taken can be taken back", () => {
    const first = say("the first one", "customer_service", carried);
    const second = say("no, the second one", "customer_service", first.carried);
    expect(second.understanding.intents[0]?.slots["customer"]).toBe(choices[1]);
  });

  test("an answer that fits two choices equally chooses none", () => {
    expect(say("acme fasteners", "customer_service", carried).understanding.intents).toEqual([]);
  });
});

test.for([
  { message: "Hi there", smallTalk: "greeting" },
  { message: "thanks a lot!", smallTalk: "thanks" },
  { message: "What can you do?", smallTalk: "help" },
])("“$message” is small talk", ({ message, smallTalk }) => {
  expect(say(message).understanding).toMatchObject({ smallTalk, intents: [] });
});

test("a statement is the text that was asked for, though a verb of it could ask for something", () => {
  const { understanding } = talk(["Add a note to S10001", "The customer accepts a partial delivery"], "customer_service");
  expect(understanding.intents[0]).toMatchObject({
    useCase: "post_note",
    slots: { on: "S10001", text: "The customer accepts a partial delivery" },
  });
});

test.for(["Where is S10002?", "Cancel order S10002"])("%s is no text of a note", (message) => {
  const { understanding } = talk(["Add a note to S10001", message], "customer_service");
  expect(understanding.intents.map(({ useCase }) => useCase)).not.toContain("post_note");
  expect(understanding.intents).toHaveLength(1);
});

test.for([
  { role: "customer_service", slots: { order: "PO-20297" }, useCase: "order_status" },
  { role: "buyer", slots: { order: "P20297" }, useCase: "purchase_order_risk" },
] as const)("a PO number is the customer's to those who buy nothing, and a purchase order to the others: $role", ({ role, slots, useCase }) => {
  expect(say("Status of PO-20297 please", role).understanding.intents).toMatchObject([{ useCase, slots }]);
});
