import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./change_purchase_date.ts";

test("another expected date is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ order: "P12", date: "2026-06-12" }, exampleContext())).toMatchObject({
    model: "purchase.order",
    ids: [12],
    method: "write",
    values: { date_planned: "2026-06-12 16:00:00" },
    before: { "12": { state: "purchase", receipt_status: "pending", date_planned: "2026-06-02 14:00:00" } },
    summary: "Expect P00012 on 12 June 2026 instead of 2 June 2026",
  });
});

test.for([
  { because: "the day is past", input: { order: "P12", date: "2026-06-03" }, code: "BAD_INPUT" },
  { because: "that is the date already", input: { order: "P14", date: "2026-06-20" }, code: "STALE" },
  { because: "it is unknown", input: { order: "P99", date: "2026-06-12" }, code: "NOT_FOUND" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
