import { expect, test } from "vitest";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
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

test("the goods come to the warehouse that is named, in its company", async () => {
  const world = {
    ...exampleWorld,
    "stock.picking.type": [
      { id: 3, warehouse_id: [2, "Chicago"], code: "outgoing" },
      { id: 4, warehouse_id: [2, "Chicago"], code: "incoming" },
    ],
  };
  const asked = { vendor: "northwind", lines: [{ product: "VLV-0125", quantity: "1" }] };
  const { values, lines } = await tool.plan({ ...asked, warehouse: "Chicago" }, exampleContext(EVERYTHING, world));
  expect(values).toMatchObject({ picking_type_id: 4, company_id: 1 });
  expect(lines?.at(-1)).toMatchObject({ label: "Warehouse", after: "Chicago" });
  await expect(tool.plan({ ...asked, warehouse: "Main" }, exampleContext(EVERYTHING, world))).rejects.toMatchObject({ code: "NOT_FOUND" });
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
