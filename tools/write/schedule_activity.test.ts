import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./schedule_activity.ts";

test("an activity is planned for the asker, and its note stays text", async () => {
  const input = { on: "S25", summary: "Call back", due: "2026-06-05", note: "a < b & c\nsecond line" };
  expect(await tool.plan(input, exampleContext())).toMatchObject({
    kind: "schedule_activity",
    model: "sale.order",
    ids: [25],
    operation: "call",
    method: "activity_schedule",
    values: { summary: "Call back", date_deadline: "2026-06-05", user_id: 5, note: "a &lt; b &amp; c<br>second line" },
    before: {},
    summary: 'Schedule "Call back" on order S00025 by 5 June 2026',
    lines: [
      { field: "mail.activity.summary", after: "Call back" },
      { field: "mail.activity.date_deadline", after: "5 June 2026" },
      { field: "mail.activity.note", after: "a < b & c\nsecond line" },
    ],
  });
});

test("it has no owner when the asker's login in Odoo is another", async () => {
  const context = { ...exampleContext(), asker: { id: "somebody@else", roles: ["sales"] as const } };
  const change = await tool.plan({ on: "S25", summary: "Call back", due: "2026-06-05" }, context);
  expect(change.values).toEqual({ summary: "Call back", date_deadline: "2026-06-05" });
});

test.for([
  { because: "the day is past", input: { on: "S25", summary: "Call", due: "2026-06-03" }, code: "BAD_INPUT" },
  { because: "nothing is to be done", input: { on: "S25", summary: " ", due: "2026-06-05" }, code: "BAD_INPUT" },
  { because: "there is no such record", input: { on: "S00099", summary: "Call", due: "2026-06-05" }, code: "NOT_FOUND" },
])("$code when $because", async ({ input, code }) => {
  await expect(tool.plan(input, exampleContext())).rejects.toMatchObject({ code });
});
