import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./create_purchase_order.ts";

test("a request for quotation is planned with what it rests on, and written nowhere", async () => {
  expect(
    await tool.plan({ vendor: "northwind", lines: [{ product: "VLV-0125", quantity: "100" }], expected: "2026-06-12" }, exampleContext()),
  ).toMatchObject({
    model: "purchase.order",
    ids: [],
    method: "create",
    values: {
      partner_id: 20,
      company_id: 1,
      order_line: [[0, 0, { product_id: 70, product_qty: 100, date_planned: "2026-06-12 16:00:00" }]],
    },
    company: 1,
    summary: "Ask Northwind Metals for 100 Units of [VLV-0125] Ball valve 1/2 inch",
  });
});

test.for([
  { because: "the vendor is unknown", input: { vendor: "Globex", lines: [{ product: "VLV-0125", quantity: "1" }] }, code: "NOT_FOUND" },
  { because: "two products fit", input: { vendor: "northwind", lines: [{ product: "ball valve", quantity: "1" }] }, code: "AMBIGUOUS" },
  { because: "there is no line", input: { vendor: "northwind", lines: [] }, code: "BAD_INPUT" },
  {
    because: "the day is past",
    input: { vendor: "northwind", lines: [{ product: "VLV-0125", quantity: "1" }], expected: "2026-06-03" },
    code: "BAD_INPUT",
  },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
