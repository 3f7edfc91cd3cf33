import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./replenish.ts";

test("a replenishment is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ product: "VLV-0125", warehouse: "Main" }, exampleContext())).toMatchObject({
    model: "stock.warehouse.orderpoint",
    ids: [1],
    method: "action_replenish",
    values: {},
    before: { "1": { product_min_qty: 10, product_max_qty: 40, qty_to_order: 35 } },
    summary: "Order 35 Units of [VLV-0125] Ball valve 1/2 inch in Main, as its reorder rule of 10 to 40 Units asks",
  });
});

test.for([
  { because: "nothing is missing", input: { product: "BRG-6204" }, code: "STALE" },
  { because: "two warehouses have a rule", input: { product: "VLV-0125" }, code: "AMBIGUOUS" },
  { because: "there is no rule", input: { product: "VLV-0126" }, code: "NOT_FOUND" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
