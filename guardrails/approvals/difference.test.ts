import { expect, test } from "vitest";
import type { Change, Effect } from "../../core/change.ts";
import { loadPolicy } from "../policy.ts";
import { differenceLines, outcomeFor } from "./difference.ts";

const policy = loadPolicy(new URL("../policy", import.meta.url).pathname);

const change: Change = {
  kind: "confirm_quotation",
  model: "sale.order",
  ids: [28],
  operation: "call",
  method: "action_confirm",
  values: {},
  before: { "28": { state: "draft", partner_id: [14, "Azure Interior"], amount_total: 107 } },
  company: 1,
  summary: "Confirm quotation S00028",
  lines: [],
  sources: [{ model: "sale.order", id: 28, label: "S00028" }],
};
const effect: Effect = {
  created: [{ model: "stock.move", ref: "stock.move#1", after: { quantity: 2, state: "assigned" } }],
  changed: [],
  deleted: [],
  other: {},
  warnings: [],
  amount: "100.00",
  currency: "USD",
};

test.for([
  {
    what: "a value that the plan rests on",
    detail: { kind: "before", model: "sale.order", id: "28", field: "amount_total", now: 214 },
    says: ["Sales order S00028: amount total was 107 and is now 214."],
  },
  {
    what: "a record that is another",
    detail: { kind: "before", model: "sale.order", id: "28", field: "partner_id", now: "Gemini" },
    says: ["Sales order S00028: partner was Azure Interior and is now Gemini."],
  },
  {
    what: "a record that is gone",
    detail: { kind: "before", model: "sale.order", id: "28", field: "id", now: undefined },
    says: ["Sales order S00028 is gone."],
  },
  {
    what: "a part of the effect",
    detail: {
      kind: "effect",
      part: "created",
      now: [
        { model: "stock.move", ref: "stock.move#1", after: { quantity: 0, state: "confirmed" } },
        { model: "stock.move", ref: "stock.move#2", after: {} },
      ],
    },
    says: [
      "New stock move 1: quantity was 2 and is now 0.",
      "New stock move 1: state was assigned and is now confirmed.",
      "New stock move 2 would now be created too.",
    ],
  },
  { what: "a warning", detail: { kind: "effect", part: "warnings", now: ["Odoo warns."] }, says: ["Odoo would now warn: Odoo warns."] },
  { what: "the amount", detail: { kind: "effect", part: "amount", now: "120.00" }, says: ["The amount was 100.00 USD and would now be 120.00."] },
] as const)("says $what in words", ({ detail, says }) => {
  const outcome = ["It changed.", ...differenceLines({ change, effect }, detail)].join("\n");
  expect(outcomeFor(policy, { roles: ["operations_manager"] }, outcome).split("\n")).toEqual(["It changed.", ...says]);
});

test("who may not see a value is not told of it, and what cannot be read says nothing", () => {
  const lines = differenceLines({ change, effect }, { kind: "before", model: "sale.order", id: "28", field: "amount_total", now: 214 });
  expect(outcomeFor(policy, { roles: ["warehouse"] }, ["It changed.", ...lines].join("\n"))).toBe("It changed.");
  expect(differenceLines({ change, effect }, undefined)).toEqual([]);
});
