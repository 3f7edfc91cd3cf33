import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./create_quotation.ts";

test("a quotation is planned from names and codes, without a price: Odoo prices it", async () => {
  const input = {
    customer: "azure",
    lines: [
      { product: "VLV-0125", quantity: "12" },
      { product: "baering", quantity: 2.5 },
    ],
    deliver_by: "2026-06-12",
  };
  expect(await tool.plan(input, exampleContext())).toEqual({
    kind: "create_quotation",
    model: "sale.order",
    ids: [],
    operation: "create",
    method: "create",
    values: {
      partner_id: 13,
      company_id: 1,
      order_line: [
        [0, 0, { product_id: 70, product_uom_qty: 12 }],
        [0, 0, { product_id: 72, product_uom_qty: 2.5 }],
      ],
      commitment_date: "2026-06-12 16:00:00",
    },
    before: {},
    company: 1,
    summary: "Create a quotation for Azure Interior: 12 Units of [VLV-0125] Ball valve 1/2 inch, 2.5 Units of [BRG-6204] Bearing 6204",
    lines: [
      { field: "sale.order.partner_id", label: "Customer", before: null, after: "Azure Interior" },
      { field: "sale.order.line.product_uom_qty", label: "[VLV-0125] Ball valve 1/2 inch", before: null, after: "12 Units" },
      { field: "sale.order.line.product_uom_qty", label: "[BRG-6204] Bearing 6204", before: null, after: "2.5 Units" },
      { field: "sale.order.commitment_date", label: "Promised date", before: null, after: "12 June 2026" },
    ],
    sources: [
      { model: "res.partner", id: 13, label: "Azure Interior" },
      { model: "product.product", id: 70, label: "[VLV-0125] Ball valve 1/2 inch" },
      { model: "product.product", id: 72, label: "[BRG-6204] Bearing 6204" },
    ],
  });
});

const one = [{ product: "VLV-0125", quantity: "1" }];

test.for([
  { because: "two customers have that name", input: { customer: "Acme Fasteners", lines: one }, code: "AMBIGUOUS" },
  { because: "two products fit", input: { customer: "azure", lines: [{ product: "ball valve", quantity: "1" }] }, code: "AMBIGUOUS" },
  { because: "the customer is unknown", input: { customer: "Globex", lines: one }, code: "NOT_FOUND" },
  { because: "the product is unknown", input: { customer: "azure", lines: [{ product: "hydraulic pump", quantity: "1" }] }, code: "NOT_FOUND" },
  { because: "the product is not for sale", input: { customer: "azure", lines: [{ product: "OLD-1", quantity: "1" }] }, code: "BAD_INPUT" },
  { because: "there is no line", input: { customer: "azure", lines: [] }, code: "BAD_INPUT" },
  { because: "the quantity is negative", input: { customer: "azure", lines: [{ product: "VLV-0125", quantity: "-1" }] }, code: "BAD_INPUT" },
  { because: "the day is past", input: { customer: "azure", lines: one, deliver_by: "2026-06-03" }, code: "BAD_INPUT" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
