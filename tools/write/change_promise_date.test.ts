import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./change_promise_date.ts";

test("another promised date is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ order: "S25", date: "2026-06-12" }, exampleContext())).toMatchObject({
    model: "sale.order",
    ids: [25],
    method: "write",
    values: { commitment_date: "2026-06-12 16:00:00" },
    before: { "25": { state: "sale", commitment_date: "2026-06-01 14:00:00" } },
    summary: "Promise S00025 for 12 June 2026 instead of 1 June 2026",
    lines: [{ field: "sale.order.commitment_date", label: "Promised date", before: "1 June 2026", after: "12 June 2026" }],
  });
});

test.for([
  { because: "the day is past", input: { order: "S25", date: "2026-06-03" }, code: "BAD_INPUT" },
  { because: "the order is cancelled", input: { order: "S29", date: "2026-06-12" }, code: "STALE" },
  { because: "the order is unknown", input: { order: "S99", date: "2026-06-12" }, code: "NOT_FOUND" },
  { because: "the day does not exist", input: { order: "S25", date: "2026-06-31" }, code: "BAD_INPUT" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
