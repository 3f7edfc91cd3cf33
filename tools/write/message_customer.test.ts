import { expect, test } from "vitest";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./message_customer.ts";

test("a message to a customer is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ about: "S25", template: "order delayed" }, exampleContext())).toMatchObject({
    model: "sale.order",
    ids: [25],
    method: "message_customer",
    values: { partner_id: 10, subject: "Order S00025", body: "Dear Acme Fasteners,\n\nwe now promise 1 June 2026." },
    before: { "25": { state: "sale", name: "S00025", commitment_date: "2026-06-01 14:00:00" } },
    summary: "Write to Acme Fasteners about S00025: Order delayed",
  });
});

test("nobody's own words go out: without an approved template there is no message", async () => {
  await expect(tool.plan({ about: "S25", template: "order_delayed" }, { ...exampleContext(), templates: [] })).rejects.toMatchObject({
    code: "BAD_INPUT",
  });
});

test("a customer without an address is said, not written to", async () => {
  const world = { ...exampleWorld, "res.partner": [{ id: 10, complete_name: "Acme Fasteners", email: false }] };
  await expect(tool.plan({ about: "S25", template: "order_delayed" }, exampleContext(EVERYTHING, world))).rejects.toMatchObject({
    code: "NOT_FOUND",
    message: expect.stringContaining("no e-mail address"),
  });
});

test.for([
  { because: "the order has no promised date to tell", input: { about: "S27", template: "order_delayed" }, code: "BAD_INPUT" },
  { because: "no such template is approved", input: { about: "S25", template: "my own words" }, code: "BAD_INPUT" },
  { because: "the order is cancelled", input: { about: "S29", template: "order_delayed" }, code: "STALE" },
  { because: "there is no such order", input: { about: "S99", template: "order_delayed" }, code: "NOT_FOUND" },
  { because: "nothing was shipped", input: { about: "S25", template: "delivery_shipped" }, code: "STALE" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
