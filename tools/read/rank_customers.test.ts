import { expect, test } from "vitest";
import { exampleContext, exampleWorld } from "../test-world.ts";
import tool from "./rank_customers.ts";

const world = {
  ...exampleWorld,
  "sale.order": (exampleWorld["sale.order"] ?? []).map((row) =>
    row.id === 30 ? { ...row, amount_untaxed: 900, date_order: "2026-04-02 14:00:00" } : row,
  ),
};

test.for([
  { because: "no time is named", input: {}, found: ["Azure Interior", "Acme Fasteners", "Acme Fasteners"] },
  { because: "the time leaves one out", input: { from: "2026-05-01" }, found: ["Acme Fasteners", "Acme Fasteners"] },
  { because: "nobody ordered in it", input: { from: "2025-01-01", to: "2025-02-01" }, found: [] },
])("customers are ranked by their confirmed orders when $because", async ({ input, found }) => {
  const { customers } = Object(await tool.run(input, exampleContext(undefined, world)));
  expect(customers.map(({ name }: { name: string }) => name)).toEqual(found);
});

test("quotations and cancelled orders count for nothing", async () => {
  const { totals } = Object(await tool.run({}, exampleContext(undefined, world)));
  expect(totals).toEqual([{ orderCount: 3, untaxed: "1808.00", currency: "USD" }]);
});
