import { expect, test } from "vitest";
import { testAccess, testReader } from "./test-reader.ts";

const ALL = { domain: [], fields: ["name"], limit: 5 };

test("a hidden field is not requested from Odoo, and that it was left out is recorded", async () => {
  const { reader, asked } = testReader();
  await reader.search("sale.order", { ...ALL, fields: ["name", "margin", "amount_total"] });
  expect(asked()[0]?.params).toMatchObject({ fields: ["id", "name", "amount_total"] });
  expect(reader.masked()).toEqual([{ model: "sale.order", field: "margin", class: "cost" }]);
});

test("when every requested field is hidden, Odoo is asked for ids: an empty list would mean all fields", async () => {
  const { reader, asked } = testReader();
  await reader.search("product.product", { ...ALL, fields: ["standard_price"] });
  expect(asked()[0]?.params).toMatchObject({ fields: ["id"] });
});

test("a field that is masked in part is requested, and recorded", async () => {
  const { reader, asked } = testReader();
  await reader.read("account.bank", [1], ["acc_number"]);
  expect(asked()[0]?.params).toMatchObject({ fields: ["id", "acc_number"] });
  expect(reader.masked()).toEqual([{ model: "account.bank", field: "acc_number", class: "bank.account" }]);
});

test("a field that this Odoo lacks, or that this user may not read, is dropped", async () => {
  const { reader, asked } = testReader();
  await reader.search("sale.order", { ...ALL, fields: ["name", "carrier_id"] });
  expect(asked()[0]?.params).toMatchObject({ fields: ["id", "name"] });
  expect(reader.masked()).toEqual([]);
});

test.for([
  { because: "it searches", ask: (model: string) => testReader().reader.search(model, ALL) },
  { because: "it reads", ask: (model: string) => testReader().reader.read(model, [1], ["name"]) },
  { because: "it counts", ask: (model: string) => testReader().reader.count(model, [], 10) },
  { because: "it groups", ask: (model: string) => testReader().reader.group(model, { domain: [], groupby: [], aggregates: ["__count"], limit: 5 }) },
])("a model that the policy doesn't list is refused when $because", async ({ ask }) => {
  await expect(ask("product.category")).rejects.toMatchObject({ code: "DENIED" });
  await expect(ask("hr.employee")).rejects.toMatchObject({ code: "DENIED" });
});

test("reading by id goes through a search, so that the scope holds, finds archived records, and keeps the order asked for", async () => {
  const { reader, asked } = testReader(testAccess(), [
    { id: 4, name: "Four" },
    { id: 9, name: "Nine" },
  ]);
  expect(await reader.read("res.partner", [9, 4, 9, 77, -1], ["name"])).toEqual([
    { id: 9, name: "Nine" },
    { id: 4, name: "Four" },
  ]);
  expect(asked()[0]).toMatchObject({
    method: "search_read",
    context: { active_test: false },
    params: { domain: ["&", ["customer_rank", ">", 0], ["id", "in", [9, 4, 77]]] },
  });
});

test("many ids are read in pieces that Odoo's limit allows", async () => {
  const { reader, asked } = testReader();
  await reader.read(
    "sale.order",
    Array.from({ length: 1_201 }, (_, index) => index + 1),
    ["name"],
  );
  expect(asked().map(({ params }) => params?.["limit"])).toEqual([500, 500, 201]);
});

test.for([0, -1, 501, 1.5, Number.NaN])("a limit of %s is refused", async (limit) => {
  const { reader, asked } = testReader();
  await expect(reader.search("sale.order", { ...ALL, limit })).rejects.toMatchObject({ code: "BAD_INPUT" });
  await expect(reader.group("sale.order", { domain: [], groupby: [], aggregates: ["__count"], limit })).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(asked()).toEqual([]);
});

test("a count is capped by Odoo and here", async () => {
  const { reader, asked } = testReader();
  expect(await reader.count("sale.order", [], 10)).toBe(10);
  expect(asked()[0]?.params).toMatchObject({ limit: 10 });
});

test.for([
  { because: "the policy says all", companies: "all" as const, allowed: [2, 1, 3] },
  { because: "the policy names some", companies: [3, 1], allowed: [1, 3] },
  { because: "the policy names one that is not the user's", companies: [3, 99], allowed: [3] },
])("companies are those of policy and user when $because", async ({ companies, allowed }) => {
  const { reader, asked } = testReader(testAccess({ companies }));
  await reader.search("sale.order", ALL);
  expect(asked()[0]?.context).toEqual({ allowed_company_ids: allowed, tz: "America/New_York" });
});

test("without a common company nothing is read", async () => {
  const { reader, asked } = testReader(testAccess({ companies: [99] }));
  await expect(reader.search("sale.order", ALL)).rejects.toMatchObject({ code: "DENIED" });
  expect(asked()).toEqual([]);
});

test("stock of one warehouse is asked for in Odoo's context", async () => {
  const { reader, asked } = testReader();
  await reader.search("product.product", { ...ALL, warehouseId: 4 });
  expect(asked()[0]?.context).toMatchObject({ warehouse_id: 4 });
});

test("fields and companies are asked for once, however many searches follow", async () => {
  const { reader, calls } = testReader();
  for (let turn = 0; turn < 3; turn += 1) await reader.search("sale.order", ALL);
  expect(calls.filter(({ method }) => method === "fields_get")).toHaveLength(1);
  expect(calls.filter(({ method }) => method === "context_get")).toHaveLength(1);
});

test("groups come back with what was asked for and nothing of the scope", async () => {
  const row = { state: "sale", "amount_total:sum": 5, __count: 2, __extra_domain: [["customer_rank", ">", 0]] };
  const { reader } = testReader(testAccess(), [row]);
  const query = { domain: [], groupby: ["state"], aggregates: ["amount_total:sum", "__count"], limit: 5 };
  expect(await reader.group("sale.order", query)).toEqual([{ state: "sale", "amount_total:sum": 5, __count: 2 }]);
});
