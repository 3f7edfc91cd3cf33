import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./update_quotation_line.ts";

test("another quantity on a quotation is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ order: "S28", product: "ball valve", quantity: "12" }, exampleContext())).toMatchObject({
    model: "sale.order.line",
    ids: [281],
    method: "write",
    values: { product_uom_qty: 12 },
    before: { "281": { state: "draft", product_uom_qty: 10, price_unit: 24.5, discount: 0 } },
    summary: "Change [VLV-0125] Ball valve 1/2 inch on quotation S00028: quantity 10 Units to 12 Units",
  });
});

test("a price and a discount are values of their own, which the policy lists apart", async () => {
  const change = await tool.plan({ order: "S28", product: "VLV-0125", price: "22.75", discount: "5" }, exampleContext());
  expect(change).toMatchObject({ values: { price_unit: 22.75, discount: 5 } });
});

test.for([
  { because: "it is confirmed", input: { order: "S25", product: "VLV-0125", quantity: "1" }, code: "STALE" },
  { because: "it has no such line", input: { order: "S28", product: "bearing", quantity: "1" }, code: "NOT_FOUND" },
  { because: "it has that quantity already", input: { order: "S28", product: "VLV-0125", quantity: "10" }, code: "STALE" },
  { because: "nothing new is given", input: { order: "S28", product: "VLV-0125" }, code: "BAD_INPUT" },
  { because: "the discount is more than everything", input: { order: "S28", product: "VLV-0125", discount: "101" }, code: "BAD_INPUT" },
  { because: "the quantity is negative", input: { order: "S28", product: "VLV-0125", quantity: "-1" }, code: "BAD_INPUT" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
