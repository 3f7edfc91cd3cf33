import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./hold_payment.ts";

test("a held payment is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ bill: "NW-1001" }, exampleContext())).toMatchObject({
    model: "account.move",
    ids: [61],
    method: "hold_payment",
    values: {},
    before: { "61": { state: "posted", payment_state: "not_paid" } },
    summary: "Hold the payment of bill BILL/2026/05/0002 from Northwind Metals",
  });
});

test.for([
  { because: "it is held already", input: { bill: "BILL/2026/05/0003" }, code: "STALE" },
  { because: "it is a customer's invoice", input: { bill: "INV/2026/00010" }, code: "NOT_FOUND" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
