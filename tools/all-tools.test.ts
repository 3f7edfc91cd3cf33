import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CHANGE_KINDS } from "../odoo/companion/kinds.ts";
import { loadTools } from "./load.ts";
import type { OwnRecord } from "./own-record.ts";
import { policyLabel } from "./test-memory-reader.ts";
import { exampleContext } from "./test-world.ts";

interface Place {
  readonly path: string;
  readonly field: string | undefined;
  readonly label: string | undefined;
  readonly closed: boolean;
}

/** Every value that an output can hold, with what its schema says of it. */
function places(schema: z.ZodType, path = "", meta: Record<string, unknown> = {}): Place[] {
  const known = { ...schema.meta(), ...meta };
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? schema.unwrap() : undefined;
  if (inner instanceof z.ZodType) return places(inner, path, known);
  if (schema instanceof z.ZodArray && schema.element instanceof z.ZodType) return places(schema.element, path);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, field]) => (field instanceof z.ZodType ? places(field, `${path}.${key}`) : []));
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const closed = schema instanceof z.ZodBoolean || schema instanceof z.ZodEnum || path.endsWith(".id");
  return [{ path, field: text(known["field"]), label: text(known["class"]), closed }];
}

/** A day on which nobody asked anything. */
const EMPTY_RECORD: OwnRecord = {
  approvals: async () => ({ approvals: [], of: "all" }),
  activity: async () => ({ tallies: [], people: 0 }),
};

const tools = [...(await loadTools()).values()];
const outputs = tools.flatMap((tool) => (tool.kind === "read" ? places(tool.output).map((place) => ({ tool: tool.name, ...place })) : []));

describe("what leaves a read tool", () => {
  test("carries a data class, value by value", () => {
    expect(outputs.length).toBeGreaterThan(150);
    expect(outputs.filter((place) => !place.closed && place.label === undefined)).toEqual([]);
  });

  test("has the class that the policy gives its field", () => {
    const split = (field: string) => [field.slice(0, field.lastIndexOf(".")), field.slice(field.lastIndexOf(".") + 1)] as const;
    const wrong = outputs.filter((place) => place.field !== undefined && policyLabel(...split(place.field)) !== place.label);
    expect(wrong).toEqual([]);
  });
});

describe("every tool", () => {
  test("names the models that it reads", async () => {
    const inputs: { readonly [tool: string]: unknown } = {
      find_customers: { text: "acme" },
      find_products: { text: "valve" },
      find_orders: { customer: "azure", text: "S30", status: "late" },
      get_order_status: { order: "WH/OUT/00047" },
      list_late_deliveries: { customer: "Acme Fasteners (Berlin)", warehouse: "WH" },
      get_stock: { product: "VLV-0125" },
      find_purchase_orders: { vendor: "northwind", text: "valve" },
      get_purchase_order_risk: {},
      find_invoices: { partner: "northwind" },
      get_customer_overview: { customer: "C-0042" },
      reschedule_delivery: { delivery: "S27", date: "2026-06-12" },
      confirm_quotation: { order: "S28" },
      create_quotation: { customer: "azure", lines: [{ product: "VLV-0125", quantity: "1" }] },
      confirm_purchase_order: { order: "P15" },
      post_note: { on: "azure", text: "x" },
      schedule_activity: { on: "S25", summary: "x", due: "2026-06-05" },
      change_promise_date: { order: "S25", date: "2026-06-12" },
      cancel_order: { order: "S25" },
      update_quotation_line: { order: "S28", product: "VLV-0125", quantity: "12" },
      set_carrier: { on: "WH/OUT/00050", carrier: "freight line" },
      create_return: { delivery: "WH/OUT/00049" },
      create_purchase_order: { vendor: "northwind", lines: [{ product: "VLV-0125", quantity: "1" }] },
      change_purchase_date: { order: "P12", date: "2026-06-12" },
      change_reorder_rule: { product: "BRG-6204", minimum: "20", maximum: "80" },
      replenish: { product: "VLV-0125", warehouse: "Main" },
      draft_credit_note: { invoice: "INV/2026/00010", reason: "damaged" },
      hold_payment: { bill: "BILL/2026/05/0002" },
      release_payment: { bill: "BILL/2026/05/0003" },
      message_customer: { about: "S25", template: "order_delayed" },
      explain_delay: { order: "S25" },
      get_order_deliveries: { order: "S27" },
      track_shipments: { customer: "azure" },
      list_backorders: { customer: "Acme Fasteners (Berlin)" },
      list_returns: { order: "S27" },
      summarize_complaints: { order: "S25" },
      gather_service_case: { customer: "azure" },
      draft_reply: { order: "S27" },
      get_customer_price: { customer: "Acme Fasteners (Berlin)", product: "VLV-0125" },
      get_promise_date: { product: "VLV-0125", quantity: "10" },
      find_substitutes: { product: "VLV-0125" },
      get_customer_account: { customer: "Acme Fasteners (Berlin)" },
      get_credit_state: { customer: "azure" },
      list_expiring_quotations: { customer: "Acme Fasteners (Berlin)" },
      get_quotation_pipeline: {},
      rank_customers: {},
      get_sales_by_month: { customer: "Acme Fasteners (Berlin)" },
      get_customer_products: { customer: "Acme Fasteners (Berlin)" },
      search_documents: { question: "How long can goods be returned?" },
      check_order_policy: { order: "S25" },
      raise_case: { on: "S25", problem: "two boxes are damaged" },
      get_purchase_prices: { product: "VLV-0125" },
      get_supplier_performance: { vendor: "northwind" },
      list_unacknowledged_orders: { vendor: "northwind" },
      list_expediting: { vendor: "northwind" },
      get_open_purchases: { vendor: "northwind" },
      list_stockouts: { warehouse: "Main" },
      list_warehouse_balance: { product: "VLV-0125" },
      get_exposure: { product: "VLV-0125" },
      list_excess_stock: { warehouse: "Main" },
      list_reorder_rules: { product: "VLV-0125", warehouse: "Main" },
      list_picks_today: { warehouse: "Main" },
      list_receipts_due: { warehouse: "Main", vendor: "northwind" },
      list_blocked_transfers: { warehouse: "Main" },
      count_transfers: { warehouse: "Main" },
      list_bottlenecks: { warehouse: "Main" },
      list_bills_to_check: { vendor: "northwind" },
      list_blocked_payments: { vendor: "azure" },
      check_bills: { vendor: "northwind" },
      get_receivables_ageing: { customer: "azure" },
      list_margin_leaks: { customer: "azure", product: "VLV-0125" },
      get_fill_rate: { customer: "azure", warehouse: "Main" },
      get_backlog: { warehouse: "Main" },
      get_copilot_activity: {},
      list_approval_record: {},
    };
    for (const tool of tools) {
      const context = { ...exampleContext(), ownRecord: EMPTY_RECORD };
      await (tool.kind === "read" ? tool.run(inputs[tool.name], context) : tool.plan(inputs[tool.name], context));
      expect(tool.models, tool.name).toEqual(expect.arrayContaining([...context.odoo.asked]));
    }
  });

  test("that writes is a kind of change that the companion knows", () => {
    expect(tools.filter((tool) => tool.kind === "write").map((tool) => tool.name)).toEqual(Object.keys(CHANGE_KINDS).sort());
  });

  test("refuses what is not its input", async () => {
    for (const tool of tools) {
      const wrong = [
        null,
        "x",
        { order: 7, text: "", customer: "", delivery: {}, on: [], product: 1, vendor: 2, partner: 3, warehouse: 4, from: 5, to: 6 },
      ];
      for (const input of wrong) {
        const answer = tool.kind === "read" ? tool.run(input, exampleContext()) : tool.plan(input, exampleContext());
        await expect(answer, tool.name).rejects.toMatchObject({ code: "BAD_INPUT" });
      }
    }
  });
});
