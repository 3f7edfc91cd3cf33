import { expect, test } from "vitest";
import { exampleContext } from "../test-world.ts";
import tool from "./draft_reply.ts";

test.for([
  { because: "the order is late and no day is ahead", order: "S25", about: "late", says: "do not have a confirmed date", planned: null },
  { because: "a part has left", order: "S27", about: "partly shipped", says: "its tracking number is TRK123456", planned: "2026-06-10" },
  { because: "it is a quotation", order: "S28", about: "quotation", says: "has not been confirmed", planned: null },
  { because: "it is cancelled", order: "S29", about: "cancelled", says: "shows it as cancelled", planned: null },
  { because: "it is planned ahead", order: "S30", about: "on time", says: "planned to leave our warehouse on 10 June 2026", planned: "2026-06-10" },
])("a reply is drafted from the order's own state when $because", async ({ order, about, says, planned }) => {
  const { order: drafted } = Object(await tool.run({ order }, exampleContext()));
  expect(drafted).toMatchObject({ about, planned });
  expect(drafted.body.join(" ").replace("records show", "record shows")).toContain(says);
});

test("a reply names no vendor, receipt or purchase order", async () => {
  expect(JSON.stringify(await tool.run({ order: "S25" }, exampleContext()))).not.toMatch(/P000|WH\/IN|Northwind/);
});
