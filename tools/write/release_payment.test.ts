import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./release_payment.ts";

test("a released payment is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ bill: "BILL/2026/05/0003" }, exampleContext())).toMatchObject({
    model: "account.move",
    ids: [62],
    method: "release_payment",
    before: { "62": { payment_state: "blocked" } },
    summary: "Release the payment of bill BILL/2026/05/0003 from Azure Interior",
  });
});

test.for([
  { because: "it is not held", input: { bill: "BILL/2026/05/0002" }, code: "STALE" },
  { because: "it is unknown", input: { bill: "BILL/2026/05/0099" }, code: "NOT_FOUND" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
