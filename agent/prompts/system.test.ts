import { expect, test } from "vitest";
import type { UseCase } from "../../guardrails/use-case.ts";
import { SYSTEM_PROMPT, systemPrompt } from "./system.ts";

const ORDER_STATUS: UseCase = {
  id: "order_status",
  version: 1,
  rank: 1,
  title: "Where is an order",
  owner: "Somebody",
  tier: "low",
  roles: ["sales"],
  autonomy: "answer",
  tools: ["get_order_status"],
  examples: ["Where is S00007?", "b", "c"],
  paraphrases: [],
  cues: [],
  slots: {},
  boundaries: ["It looks up one order."],
};

test("a changed text has a new version", () => {
  expect({ version: SYSTEM_PROMPT.version, hash: SYSTEM_PROMPT.hash }).toMatchInlineSnapshot(`
    {
      "hash": "b98a2f67aeb07a2d2701e2e681170870843667b54b500db4cf51351a58ed76a6",
      "version": 2,
    }
  `);
});

test("the prompt is short, and says which uses are in hand, what is withheld and what day it is for the person", () => {
  const prompt = systemPrompt({
    useCases: [ORDER_STATUS],
    withheld: [
      { model: "product.product", field: "standard_price", class: "cost" },
      { model: "product.product", field: "standard_price", class: "cost" },
    ],
    now: new Date("2026-06-02T23:30:00Z"),
    timeZone: "Europe/Berlin",
  });
  expect(prompt).toContain("Today: Wednesday 2026-06-03.");
  expect(prompt).toContain("Use: Where is an order. It looks up one order.");
  expect(prompt.match(/product\.product\.standard_price/g)).toHaveLength(1);
  expect(prompt.length).toBeLessThan(2_500);
});
