import { expect, test } from "vitest";
import { loadTools } from "../tools/load.ts";
import { exampleContext } from "../tools/test-world.ts";
import { onlyModels } from "./only-models.ts";

const INPUTS: { readonly [tool: string]: readonly unknown[] } = {
  find_customers: [{ text: "acme" }, { text: "nobody at all" }],
  find_products: [{ text: "valve" }],
  find_orders: [{ customer: "azure", text: "S30", status: "late" }, { text: "PO-991" }, { status: "late" }],
  get_order_status: [{ order: "WH/OUT/00047" }, { order: "S25" }, { order: "PO-991" }],
  list_late_deliveries: [{ customer: "Acme Fasteners (Berlin)", warehouse: "WH" }, {}],
  get_stock: [{ product: "VLV-0125" }, { product: "VLV-0125", warehouse: "Chicago" }],
  find_purchase_orders: [{ vendor: "northwind", text: "valve" }, {}],
  get_purchase_order_risk: [{}, { order: "P15" }],
  find_invoices: [{ partner: "northwind" }, {}],
  get_customer_overview: [{ customer: "C-0042" }],
  reschedule_delivery: [
    { delivery: "S27", date: "2026-06-12" },
    { delivery: "WH/OUT/00047", date: "2026-06-12" },
  ],
  confirm_quotation: [{ order: "S28" }],
  create_quotation: [{ customer: "azure", lines: [{ product: "VLV-0125", quantity: "1" }] }],
  confirm_purchase_order: [{ order: "P15" }],
  post_note: [
    { on: "azure", text: "x" },
    { on: "S25", text: "x" },
    { on: "P15", text: "x" },
    { on: "WH/OUT/00047", text: "x" },
  ],
  schedule_activity: [{ on: "S25", summary: "x", due: "2026-06-05" }],
  change_promise_date: [{ order: "S25", date: "2026-06-12" }],
  cancel_order: [{ order: "S25" }],
  update_quotation_line: [{ order: "S28", product: "VLV-0125", quantity: "12" }],
  set_carrier: [{ on: "WH/OUT/00050", carrier: "freight line" }],
  create_return: [{ delivery: "WH/OUT/00049" }],
  create_purchase_order: [{ vendor: "northwind", lines: [{ product: "VLV-0125", quantity: "1" }] }],
  change_purchase_date: [{ order: "P12", date: "2026-06-12" }],
  change_reorder_rule: [{ product: "BRG-6204", minimum: "20", maximum: "80" }],
  replenish: [{ product: "VLV-0125", warehouse: "Main" }],
  draft_credit_note: [{ invoice: "INV/2026/00010", reason: "damaged" }],
  hold_payment: [{ bill: "BILL/2026/05/0002" }],
  release_payment: [{ bill: "BILL/2026/05/0003" }],
  message_customer: [{ about: "S25", template: "order_delayed" }],
  raise_case: [{ on: "S25", problem: "two boxes are damaged" }],
};
const tools = [...(await loadTools()).values()];

test("every tool reads only what it declares, whatever it is asked", async () => {
  expect(tools.map(({ name }) => name).sort()).toEqual(Object.keys(INPUTS).sort());
  for (const tool of tools) {
    for (const input of INPUTS[tool.name] ?? []) {
      const example = exampleContext();
      const context = { ...example, odoo: onlyModels(example.odoo, tool) };
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
