import { expect, test } from "vitest";
import { loadTools } from "../tools/load.ts";
import { EMPTY_RECORD, EXAMPLE_CALLS } from "../tools/test-calls.ts";
import { exampleContext } from "../tools/test-world.ts";
import { onlyModels } from "./only-models.ts";

/** Beside the examples: what leads a tool to other models. */
const MORE: { readonly [tool: string]: readonly unknown[] } = {
  find_customers: [{ text: "nobody at all" }],
  find_orders: [{ text: "PO-991" }, { status: "late" }],
  get_order_status: [{ order: "S25" }, { order: "PO-991" }],
  list_late_deliveries: [{}],
  get_stock: [{ product: "VLV-0125", warehouse: "Chicago" }],
  find_purchase_orders: [{}],
  get_purchase_order_risk: [{ order: "P15" }],
  find_invoices: [{}],
  reschedule_delivery: [{ delivery: "WH/OUT/00047", date: "2026-06-12" }],
  post_note: [
    { on: "S25", text: "x" },
    { on: "P15", text: "x" },
    { on: "WH/OUT/00047", text: "x" },
  ],
};
const tools = [...(await loadTools()).values()];

test("every tool reads only what it declares, whatever it is asked", async () => {
  expect(tools.map(({ name }) => name).sort()).toEqual(Object.keys(EXAMPLE_CALLS).sort());
  for (const tool of tools) {
    for (const input of [EXAMPLE_CALLS[tool.name], ...(MORE[tool.name] ?? [])]) {
      const example = exampleContext();
      const context = { ...example, ownRecord: EMPTY_RECORD, odoo: onlyModels(example.odoo, tool) };
      const code = await (tool.kind === "read" ? tool.run(input, context) : tool.plan(input, context)).then(
        () => "OK",
        (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : String(error)),
      );
      expect(["OK", "NOT_FOUND", "AMBIGUOUS", "STALE"], `${tool.name} ${JSON.stringify(input)}`).toContain(code);
    }
  }
});

test.for(["search", "read", "count", "group"] as const)("a tool's %s of a model that it doesn't declare is refused", async (way) => {
  const reader = onlyModels(exampleContext().odoo, { name: "find_customers", models: ["res.partner"] });
  const ways = {
    search: () => reader.search("sale.order", { domain: [], fields: ["name"], limit: 1 }),
    read: () => reader.read("sale.order", [25], ["name"]),
    count: () => reader.count("sale.order", [], 1),
    group: () => reader.group("sale.order", { domain: [], groupby: [], aggregates: ["__count"], limit: 1 }),
  };
  await expect(ways[way]()).rejects.toMatchObject({ code: "DENIED", message: expect.stringContaining("find_customers doesn't declare") });
  expect(await reader.count("res.partner", [], 1)).toBe(1);
});
