import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./confirm_purchase_order.ts";

test("confirming a request for quotation is a call without values that rests on its state", async () => {
  expect(await tool.plan({ order: "PO15" }, exampleContext())).toMatchObject({
    kind: "confirm_purchase_order",
    model: "purchase.order",
    ids: [15],
    operation: "call",
    method: "button_confirm",
    values: {},
    before: { "15": { state: "draft" } },
    summary: "Confirm purchase order P00015",
  });
});

test.for([
  { because: "it is confirmed", order: "P00012", code: "STALE" },
  { because: "it waits for its approval in Odoo", order: "P00016", code: "STALE" },
  { because: "there is none", order: "P00099", code: "NOT_FOUND" },
])("$code when $because", async ({ order, code }) => {
  await expect(tool.plan({ order }, exampleContext())).rejects.toMatchObject({ code });
});
