import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./cancel_order.ts";

test("cancelling an order is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ order: "S27" }, exampleContext())).toMatchObject({
    model: "sale.order",
    ids: [27],
    method: "action_cancel",
    values: {},
    before: { "27": { state: "sale", delivery_status: "partial", amount_untaxed: 454 } },
    summary: "Cancel order S00027, of which a part has been delivered",
  });
});

test.for([
  { because: "it is cancelled already", input: { order: "S29" }, code: "STALE" },
  { because: "it is unknown", input: { order: "S99" }, code: "NOT_FOUND" },
  { because: "nothing is named", input: { order: " " }, code: "BAD_INPUT" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
