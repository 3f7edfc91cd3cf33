import { expect, test } from "vitest";
import type { Access } from "../core/access.ts";
import type { Json } from "../core/json.ts";
import { createReader } from "./create-reader.ts";
import { createFieldCatalog } from "./field-catalog.ts";
import { relatedRows } from "./reader.ts";
import { testAccess } from "./test-reader.ts";
import type { OdooCall } from "./transport.ts";

const FIELDS: Readonly<Record<string, Json>> = {
  "sale.order": { name: { type: "char" }, order_line: { type: "one2many", relation: "sale.order.line" } },
  "sale.order.line": {
    price_unit: { type: "float" },
    purchase_price: { type: "float" },
    product_id: { type: "many2one", relation: "product.product" },
  },
  "product.product": { name: { type: "char" }, standard_price: { type: "float" } },
};
const LINES = { model: "sale.order.line", fields: ["price_unit", "purchase_price"], limit: 2, order: "price_unit desc" };

/** Odoo with one order of three lines, which it answers within the order's call or apart. */
function odoo(more: Partial<Access> = {}) {
  const calls: OdooCall[] = [];
  const transport = {
    async call(call: OdooCall): Promise<Json> {
      calls.push(call);
      if (call.method === "fields_get") return FIELDS[call.model] ?? {};
      if (call.method === "context_get") return { uid: 7 };
      if (call.model === "res.users") return [{ id: 7, company_id: 1, company_ids: [1] }];
      if (call.model === "sale.order.line")
        return [
          { id: 9, price_unit: 3 },
          { id: 8, price_unit: 2 },
          { id: 7, price_unit: 1 },
        ];
      if (call.method === "web_search_read")
        return {
          length: 1,
          records: [
            {
              id: 1,
              name: "S1",
              order_line: [{ id: 9, price_unit: 3, product_id: { id: 4, display_name: "Valve" } }, { id: 8, price_unit: 2 }, { id: 7 }],
            },
          ],
        };
      return [{ id: 1, name: "S1", order_line: [7, 8, 9] }];
    },
  };
  const reader = createReader({ transport, catalog: createFieldCatalog(transport, () => new Date(0)), access: testAccess(more) });
  const sent = () => calls.filter(({ method }) => method.includes("search"));
  const search = (related = LINES) => reader.search("sale.order", { domain: [], fields: ["name"], limit: 5, with: { order_line: related } });
  return { reader, sent, search };
}

test("related records come in the rows' own call, in their order, and no more of each than asked for", async () => {
  const { sent, search } = odoo();
  const [order] = await search();
  expect(order && relatedRows(order, "order_line")).toEqual([
    { id: 9, price_unit: 3, product_id: [4, "Valve"] },
    { id: 8, price_unit: 2 },
  ]);
  expect(sent()).toHaveLength(1);
});

test("a hidden field of a related record never goes over the wire, and that it was left out is recorded", async () => {
  const { reader, sent, search } = odoo();
  await search();
  expect(JSON.stringify(sent())).not.toContain("purchase_price");
  expect(sent()[0]?.params).toMatchObject({
    specification: { order_line: { fields: { id: {}, price_unit: {} }, limit: 2, order: "price_unit desc, id" } },
  });
  expect(reader.masked()).toEqual([{ model: "sale.order.line", field: "purchase_price", class: "cost" }]);
});

test("a model with a scope of its own is asked by a search of its own, which adds the scope", async () => {
  const { sent, search } = odoo({ scope: (model) => (model === "sale.order.line" ? [["price_unit", "<", 3]] : []) });
  const [order] = await search();
  expect(JSON.stringify(sent()[0]?.params)).not.toContain("price_unit");
  expect(sent().at(-1)).toMatchObject({
    model: "sale.order.line",
    params: { domain: ["&", ["price_unit", "<", 3], ["id", "in", [7, 8, 9]]], order: "price_unit desc, id" },
  });
  expect(order && relatedRows(order, "order_line")).toHaveLength(2);
});

test("a hidden field is not followed", async () => {
  const access = testAccess();
  const { sent, search } = odoo({ sight: (model, field) => (field === "order_line" ? "hidden" : access.sight(model, field)) });
  const [order] = await search();
  expect(order && relatedRows(order, "order_line")).toEqual([]);
  expect(JSON.stringify(sent())).not.toContain("order_line");
});

test.for([
  { because: "the field leads elsewhere", related: { ...LINES, model: "product.product" } },
  { because: "the order is by a hidden field", related: { ...LINES, order: "purchase_price" } },
  { because: "there is no limit", related: { ...LINES, limit: 0 } },
])("related records are refused where $because", async ({ related }) => {
  const { sent, search } = odoo();
  await expect(search(related)).rejects.toMatchObject({ name: "CopilotError" });
  expect(sent()).toEqual([]);
});

test("a page says how many rows there are in all, in the same call", async () => {
  const { reader, sent } = odoo();
  expect(await reader.searchCounted("sale.order", { domain: [], fields: ["name"], limit: 1 }, 100)).toMatchObject({ count: 1, rows: [{ id: 1 }] });
  expect(sent()).toHaveLength(1);
  expect(sent()[0]?.params).toMatchObject({ count_limit: 100 });
});
