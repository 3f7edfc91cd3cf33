import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./draft_credit_note.ts";

test("a credit note is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ invoice: "INV/2026/00010", reason: "two boxes damaged" }, exampleContext())).toMatchObject({
    model: "account.move",
    ids: [57],
    method: "refund_moves",
    values: { reason: "two boxes damaged", date: "2026-06-04" },
    before: { "57": { state: "posted", payment_state: "not_paid", amount_total: 80 } },
    summary: "Draft a credit note over invoice INV/2026/00010 to Acme Fasteners: two boxes damaged",
  });
});

test.for([
  { because: "it is a bill", input: { invoice: "BILL/2026/05/0002", reason: "x" }, code: "NOT_FOUND" },
  { because: "it is unknown", input: { invoice: "INV/2026/00099", reason: "x" }, code: "NOT_FOUND" },
  { because: "no reason is given", input: { invoice: "INV/2026/00010" }, code: "BAD_INPUT" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
