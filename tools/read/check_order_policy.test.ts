import { expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool, { type OrderPolicy } from "./check_order_policy.ts";

const ALL = ["commercial", "personal", "free_text"];

async function check(order: string, change: Parameters<typeof withOrder>[0] = {}, done?: string, sees: readonly string[] = ALL) {
  const world = withOrder(change, done);
  return (await tool.run({ order }, exampleContext(sees, world))) as OrderPolicy;
}

/** S00025 with other values, and its first delivery done on that day. */
function withOrder(change: { readonly [field: string]: string | number | boolean | readonly [number, string] }, done?: string) {
  const orders = exampleWorld["sale.order"] ?? [];
  const pickings = exampleWorld["stock.picking"] ?? [];
  const first = pickings.find((row) => JSON.stringify(row["sale_id"]) === JSON.stringify([25, "S00025"]));
  return {
    ...exampleWorld,
    "sale.order": orders.map((row) => (row.id === 25 ? { ...row, ...change } : row)),
    "stock.picking": pickings.map((row) =>
      done !== undefined && row.id === first?.id ? { ...row, state: "done", date_done: `${done} 14:00:00` } : row,
    ),
  };
}

test.for([
  { because: "it was delivered yesterday", done: "2026-06-03", returnable: true, daysLeft: 29 },
  { because: "today is the last day", done: "2026-05-05", returnable: true, daysLeft: 0 },
  { because: "yesterday was the last day", done: "2026-05-04", returnable: false, daysLeft: undefined },
])("an order is returnable: $returnable, when $because", async ({ done, returnable, daysLeft }) => {
  const { order } = await check("S25", {}, done);
  expect(order).toMatchObject({ lastDelivered: done, daysOfReturnWindow: 30, returnable });
  expect(order.daysLeft).toBe(daysLeft);
});

test("nothing is said of the window of an order of which nothing has left", async () => {
  const { order, returnPassage } = await check("S25");
  expect(order.returnable).toBeUndefined();
  expect(returnPassage?.text).toContain("30 days");
});

test.for([
  { because: "Odoo holds other days", payment_term_id: [4, "60 Days"] as const, disagreements: ["payment terms"] },
  { because: "they are the same", payment_term_id: [3, "30 Days"] as const, disagreements: [] },
  { because: "the terms name no days", payment_term_id: [1, "Immediate Payment"] as const, disagreements: [] },
])("terms are held against the documents when $because", async ({ payment_term_id, disagreements }) => {
  expect((await check("S25", { payment_term_id })).order.disagreements).toEqual(disagreements);
});

test("terms that the asker may not see are neither shown nor compared", async () => {
  const { order } = await check("S25", { payment_term_id: [4, "60 Days"] }, undefined, ["personal.name", "free_text.document"]);
  expect(order.paymentTerms).toBeUndefined();
  expect(order.disagreements).toEqual([]);
});
