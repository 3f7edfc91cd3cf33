import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./confirm_quotation.ts";

test("confirming a quotation is a call without values that rests on its state, its customer and its amounts", async () => {
  expect(await tool.plan({ order: "s28" }, exampleContext())).toEqual({
    kind: "confirm_quotation",
    model: "sale.order",
    ids: [28],
    operation: "call",
    method: "action_confirm",
    values: {},
    before: { "28": { state: "draft", partner_id: [10, "Acme Fasteners"], commitment_date: false, amount_untaxed: 454, amount_total: 454 } },
    company: 1,
    summary: "Confirm quotation S00028, which was valid until 1 June 2026",
    lines: [{ field: "sale.order.state", label: "Status", before: "quotation", after: "confirmed" }],
    sources: [{ model: "sale.order", id: 28, label: "S00028" }],
  });
});

test.for([
  { because: "it is confirmed", order: "S00025", code: "STALE" },
  { because: "it is cancelled", order: "S00029", code: "STALE" },
  { because: "there is none", order: "S00099", code: "NOT_FOUND" },
  { because: "nothing is named", order: " ", code: "BAD_INPUT" },
])("$code when $because", async ({ order, code }) => {
  await expect(tool.plan({ order }, exampleContext())).rejects.toMatchObject({ code });
});
