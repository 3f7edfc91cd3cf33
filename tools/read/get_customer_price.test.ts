import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./get_customer_price.ts";

test("the price of a product for a customer is what they were charged, beside the list price", async () => {
  expect(await tool.run({ customer: "Acme Fasteners (Munich)", product: "BRG-6204" }, exampleContext())).toMatchObject({
    customer: { name: "Acme Fasteners" },
    product: { code: "BRG-6204", listPrice: "8.00", currency: "USD" },
    charged: [{ order: "S00027", ordered: "2026-05-20", quantity: "30", unitPrice: "8.00", discountPercent: "5", status: "partly delivered" }],
  });
});

test("another customer's price is not this one's", async () => {
  expect(await tool.run({ customer: "azure", product: "BRG-6204" }, exampleContext())).toMatchObject({ charged: [], hasMore: false });
});

test("prices are left out for those who don't see them", async () => {
  const answer = JSON.stringify(await tool.run({ customer: "Acme Fasteners (Munich)", product: "BRG-6204" }, exampleContext(["personal"])));
  expect(answer).not.toMatch(/unitPrice|listPrice|discountPercent/);
});
