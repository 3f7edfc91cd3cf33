import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./change_reorder_rule.ts";

test("another reorder rule is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ product: "BRG-6204", minimum: "20", maximum: "80" }, exampleContext())).toMatchObject({
    model: "stock.warehouse.orderpoint",
    ids: [3],
    method: "write",
    values: { product_min_qty: 20, product_max_qty: 80 },
    before: { "3": { product_min_qty: 10, product_max_qty: 40 } },
    summary: "Reorder [BRG-6204] Bearing 6204 in Main: minimum 10 Units to 20 Units, maximum 40 Units to 80 Units",
  });
});

test.for([
  { because: "two warehouses have one", input: { product: "VLV-0125", minimum: "20" }, code: "AMBIGUOUS" },
  { because: "the maximum would be the smaller", input: { product: "BRG-6204", minimum: "50" }, code: "BAD_INPUT" },
  { because: "it is so already", input: { product: "BRG-6204", minimum: "10" }, code: "STALE" },
  { because: "the product has none", input: { product: "VLV-0126", minimum: "10" }, code: "NOT_FOUND" },
  { because: "neither is given", input: { product: "BRG-6204" }, code: "BAD_INPUT" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
