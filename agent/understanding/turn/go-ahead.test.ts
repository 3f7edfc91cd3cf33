import { expect, test } from "vitest";
import { testUnderstanding } from "../test-policy.ts";

const { say, talk } = testUnderstanding();
const QUESTION = "What is the cheapest way to buy 200 BOX-0130 and 50 TAP-0110 by next Friday?";

test.for(["Yes, create them", "order it like that", "Ok, please order them as planned.", "go ahead", "yes please", "Create the purchase orders"])(
  "after a plan, “%s” has its orders proposed for the same question",
  (message) => {
    const { understanding } = talk([QUESTION, message], "buyer");
    expect(understanding.intents).toMatchObject([
      { useCase: "source_and_order", slots: { lines: "200 x BOX-0130; 50 x TAP-0110", due: "2026-11-27" } },
    ]);
  },
);

test.for([
  { because: "nothing was planned before", messages: ["Order it like that"] },
  { because: "the last question was another one", messages: [QUESTION, "Which purchase orders are late?", "yes, create them"] },
  { because: "it says something else besides", messages: [QUESTION, "yes, create them and pay the bill BILL/2026/05/0002"] },
])("is no go-ahead when $because", ({ messages }) => {
  const { understanding } = talk(messages, "buyer");
  expect(understanding.intents.map(({ useCase }) => useCase)).not.toContain("source_and_order");
});

test("a role that may not order gets no orders proposed", () => {
  const first = say(QUESTION, "buyer");
  expect(say("yes, create them", "planner", first.carried).understanding.intents).toEqual([]);
});
