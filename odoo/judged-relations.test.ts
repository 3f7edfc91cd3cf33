import { expect, test } from "vitest";
import type { Domain } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { Json } from "../core/json.ts";
import { createReader } from "./create-reader.ts";
import { createFieldCatalog } from "./field-catalog.ts";
import { testAccess } from "./test-reader.ts";
import type { OdooCall } from "./transport.ts";

const FIELDS: Readonly<Record<string, Json>> = {
  "sale.order": {
    name: { type: "char" },
    partner_id: { type: "many2one", relation: "res.partner" },
    order_line: { type: "one2many", relation: "sale.order.line" },
  },
  "res.partner": { display_name: { type: "char" }, customer_rank: { type: "integer" }, vat: { type: "integer" } },
};

/** Odoo with two orders: of a partner with rank 3 and of one with rank 0. */
function odoo(
  scope: Domain,
  { refuses = false, fields = FIELDS, hidden }: { refuses?: boolean | undefined; fields?: typeof FIELDS; hidden?: string | undefined } = {},
) {
  const calls: OdooCall[] = [];
  const transport = {
    async call(call: OdooCall): Promise<Json> {
      calls.push(call);
      if (call.method === "fields_get") return fields[call.model] ?? {};
      if (call.method === "context_get") return { uid: 7 };
      if (call.model === "res.users") return [{ id: 7, company_id: 1, company_ids: [1] }];
      if (call.model === "res.partner") return [{ id: 30 }];
      if (call.method === "web_search_read") {
        if (refuses) throw new CopilotError("ODOO_DENIED", "Odoo refused this.");
        const asked = JSON.stringify(call.params?.["specification"]).includes("complete_name") ? "complete_name" : "display_name";
        const partner = (id: number, rank: number) => ({ id, [asked]: `Partner ${id}`, customer_rank: rank });
        return {
          length: 2,
          records: [
            { id: 1, name: "S1", partner_id: partner(30, 3), order_line: [9, 8] },
            { id: 2, name: "S2", partner_id: partner(40, 0), order_line: [] },
            { id: 3, name: "S3", partner_id: false, order_line: [] },
          ],
        };
      }
      return [
        { id: 1, name: "S1", partner_id: [30, "Partner 30"], order_line: [9, 8] },
        { id: 2, name: "S2", partner_id: [40, "Partner 40"], order_line: [] },
        { id: 3, name: "S3", partner_id: false, order_line: [] },
      ];
    },
  };
  const access = testAccess({
    scope: (model) => (model === "res.partner" ? scope : []),
    ...(hidden === undefined ? {} : { sight: (_model, field) => (field === hidden ? "hidden" : "shown") }),
  });
  const reader = createReader({ transport, catalog: createFieldCatalog(transport, () => new Date(0)), access });
  const sent = () => calls.filter(({ method }) => method.includes("search_read")).map(({ model, method }) => `${model}.${method}`);
  const search = () => reader.search("sale.order", { domain: [], fields: ["name", "partner_id", "order_line"], limit: 5 });
  return { calls, sent, search };
}

const ROWS = [
  { id: 1, name: "S1", partner_id: [30, "Partner 30"], order_line: [8, 9] },
  { id: 2, name: "S2", partner_id: [40, ""], order_line: [] },
  { id: 3, name: "S3", partner_id: false, order_line: [] },
];

test("a scope that a few fields decide takes no call of its own, and what is out of it loses its name", async () => {
  const { search, sent, calls } = odoo([["customer_rank", ">", 0]]);
  expect(await search()).toEqual(ROWS);
  expect(sent()).toEqual(["sale.order.web_search_read"]);
  expect(calls.at(-1)?.params?.["specification"]).toEqual({
    id: {},
    name: {},
    partner_id: { fields: { display_name: {}, customer_rank: {} } },
    order_line: {},
  });
});

test("a partner's name is read where it is stored, if the policy says of it what it says of the display name", async () => {
  const stored = {
    ...FIELDS,
    "res.partner": { display_name: { type: "char" }, complete_name: { type: "char" }, customer_rank: { type: "integer" } },
  };
  for (const [hidden, name] of [
    [false, "complete_name"],
    [true, "display_name"],
  ] as const) {
    const { search, calls } = odoo([["customer_rank", ">", 0]], { fields: stored, hidden: hidden ? "complete_name" : undefined });
    expect(await search()).toEqual(ROWS);
    expect(calls.at(-1)?.params?.["specification"]).toMatchObject({ partner_id: { fields: { [name]: {}, customer_rank: {} } } });
  }
});

test.for<{ because: string; scope: Domain; refuses?: boolean; calls: readonly string[] }>([
  {
    because: "Odoo alone can judge some of the records",
    scope: ["|", ["customer_rank", ">", 5], ["sale_order_ids", "!=", false]],
    calls: ["sale.order.web_search_read", "res.partner.search_read"],
  },
  { because: "Odoo alone can judge any", scope: [["sale_order_ids", "!=", false]], calls: ["sale.order.search_read", "res.partner.search_read"] },
  { because: "the deciding field is hidden from the role", scope: [["vat", "=", 1]], calls: ["sale.order.search_read", "res.partner.search_read"] },
  {
    because: "this user may not read a record that is named",
    scope: [["customer_rank", ">", 0]],
    refuses: true,
    calls: ["sale.order.web_search_read", "sale.order.search_read", "res.partner.search_read"],
  },
])("the records are asked about where $because", async ({ scope, refuses, calls }) => {
  const { search, sent } = odoo(scope, { refuses });
  expect(await search()).toEqual(ROWS);
  expect(sent()).toEqual(calls);
});
