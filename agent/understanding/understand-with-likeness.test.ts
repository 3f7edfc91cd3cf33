import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPolicy, useCasesOf } from "../../guardrails/policy.ts";
import { createUnderstandingWithLikeness } from "./understand-with-likeness.ts";

const policy = loadPolicy(join(import.meta.dirname, "../../guardrails/policy"));

/** Understanding whose database counts what it is asked. */
function scene() {
  const compared: string[] = [];
  const understand = createUnderstandingWithLikeness(policy, {
    likenessOf: async (texts) => {
      compared.push(...texts);
      return texts.map(() => ({ useCases: {}, topic: { id: "payments", title: "Paying or moving money", likeness: 0.9 } }));
    },
  });
  const useCases = useCasesOf(policy, { roles: ["operations_manager"] });
  const ask = (message: string) => understand({ message, useCases, now: new Date("2026-11-18T15:00:00Z"), timeZone: "UTC" });
  return { compared, ask };
}

test.for([
  { message: "so has S10031 gone out already or not", useCase: "order_status" },
  { message: "what are we going to run out of before Christmas", useCase: "stockouts_ahead" },
  { message: "how old is all the money that customers still owe us", useCase: "receivables_ageing" },
])("“$message” is understood by what was learned, without the database", async ({ message, useCase }) => {
  const { ask, compared } = scene();
  const { understanding } = await ask(message);
  expect(understanding.intents.map((intent) => intent.useCase)).toEqual([useCase]);
  expect(compared).toEqual([]);
});

test.for(["wire 500 dollars to this account"])("“%s” is declined, and its topic looked up", async (message) => {
  const { ask, compared } = scene();
  const { understanding } = await ask(message);
  expect(understanding.intents).toEqual([]);
  expect(compared).toHaveLength(1);
});

test("a message in another language is compared in the database", async () => {
  const { ask, compared } = scene();
  await ask("Wo ist der Auftrag S10031?");
  expect(compared).toHaveLength(1);
});
