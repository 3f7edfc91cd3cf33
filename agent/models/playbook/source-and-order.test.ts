import { expect, test } from "vitest";
import type { ToolResult } from "../model.ts";
import sourceAndOrder from "./plans/source_and_order.ts";

const call = { id: "1.1", tool: "plan_sourcing", args: {} };
const slots = { lines: "40 x VLV-0125; 5 x BRG-6204", warehouse: "chicago" };
const planned = (output: unknown): ToolResult => ({ kind: "output", call, output });
const order = (vendor: string, product: string) => ({ vendor, lines: [{ product, quantity: "40" }] });

test("the plan is worked out first", () => {
  const lines = [
    { product: "VLV-0125", quantity: "40" },
    { product: "BRG-6204", quantity: "5" },
  ];
  expect(sourceAndOrder(slots, [])).toEqual([{ tool: "plan_sourcing", args: { warehouse: "chicago", lines } }]);
});

test("then each vendor's order is proposed on its own, into the warehouse that the plan is for", () => {
  const orders = [order("Northwind Metals", "VLV-0125"), order("Azure Interior", "BRG-6204")];
  expect(sourceAndOrder(slots, [planned({ of: { id: "2", name: "Chicago" }, orders })])).toEqual(
    orders.map((one) => ({ tool: "create_purchase_order", args: { ...one, warehouse: "Chicago" } })),
  );
});

test.for([
  { because: "nothing has to be bought", results: [planned({ orders: [] })] },
  { because: "the plan was refused", results: [{ kind: "refused" as const, call, code: "NOT_FOUND" as const, message: "No product.", choices: [] }] },
  { because: "they were proposed already", results: [planned({ orders: [order("Northwind Metals", "VLV-0125")] }), planned({})] },
])("no order is proposed when $because", ({ results }) => {
  expect(sourceAndOrder(slots, results)).toEqual([]);
});
