import { expect, test } from "vitest";
import { EVERYTHING, exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./raise_case.ts";

test("a service case is planned with what it rests on, and written nowhere", async () => {
  expect(await tool.plan({ on: "S25", problem: "two boxes damaged", priority: "urgent" }, exampleContext())).toMatchObject({
    model: "sale.order",
    ids: [25],
    method: "activity_schedule",
    values: { summary: "Service case (urgent): two boxes damaged", date_deadline: "2026-06-05", user_id: 5 },
    summary: "Raise a case on order S00025, due 5 June 2026: two boxes damaged",
  });
});

test("whoever looks after the record gets it", async () => {
  const orders = (exampleWorld["sale.order"] ?? []).map((row) => (row.id === 25 ? { ...row, user_id: [8, "Sam Seller"] } : row));
  const change = await tool.plan({ on: "S25", problem: "late again" }, exampleContext(EVERYTHING, { ...exampleWorld, "sale.order": orders }));
  expect(change).toMatchObject({ values: { user_id: 8, date_deadline: "2026-06-07" } });
});

test.for([
  { because: "there is no such record", input: { on: "S99999", problem: "x" }, code: "NOT_FOUND" },
  { because: "nothing is wrong", input: { on: "S25", problem: " " }, code: "BAD_INPUT" },
  { because: "the priority is unknown", input: { on: "S25", problem: "x", priority: "tomorrow" }, code: "BAD_INPUT" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
