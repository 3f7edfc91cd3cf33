import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./get_customer_products.ts";

test("a customer's products are summed over confirmed lines, none of another's", async () => {
  expect(await tool.run({ customer: "Acme Fasteners (Berlin)" }, exampleContext())).toMatchObject({
    customer: { name: "Acme Fasteners" },
    products: [{ product: "[VLV-0125] Ball valve 1/2 inch", quantity: "12", uom: "Units", untaxed: "294.00", currency: "USD", lineCount: 1 }],
    productCount: 1,
  });
});

test("a time without orders has no products", async () => {
  expect(await tool.run({ customer: "azure", from: "2025-01-01", to: "2025-02-01" }, exampleContext())).toMatchObject({
    products: [],
    productCount: 0,
  });
});
