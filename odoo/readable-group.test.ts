import { expect, test } from "vitest";
import type { GroupQuery } from "./reader.ts";
import { testAccess, testReader } from "./test-reader.ts";

const COUNT: GroupQuery = { domain: [], groupby: ["state"], aggregates: ["__count"], limit: 5 };

test.for<{ because: string; code: string; order: string }>([
  { because: "the field is hidden", code: "DENIED", order: "name, margin desc" },
  { because: "the field is behind a relation", code: "DENIED", order: "user_id.login" },
  { because: "the relation is scoped", code: "BAD_INPUT", order: "partner_id.city" },
  { because: "records would be sorted by whatever their own order is", code: "BAD_INPUT", order: "user_id" },
  { because: "it is no list of fields", code: "BAD_INPUT", order: "name; drop table" },
  { because: "a function is called", code: "BAD_INPUT", order: "lower(name)" },
])("an order is refused as $code when $because", async ({ code, order }) => {
  const { reader, asked } = testReader();
  await expect(reader.search("sale.order", { domain: [], fields: ["name"], limit: 5, order })).rejects.toMatchObject({ code });
  expect(asked()).toEqual([]);
});

test("an order on shown fields goes to Odoo as it is", async () => {
  const { reader, asked } = testReader();
  await reader.search("sale.order", { domain: [], fields: ["name"], limit: 5, order: "date_order desc nulls last, id" });
  expect(asked()[0]?.params).toMatchObject({ order: "date_order desc nulls last, id" });
});

test.for<{ because: string; code: string; query: Partial<GroupQuery>; model?: string }>([
  { because: "it groups by a hidden field", code: "DENIED", query: { groupby: ["margin"] } },
  { because: "it groups by a hidden field behind a relation", code: "DENIED", query: { groupby: ["user_id.login"] } },
  { because: "it sums a hidden field", code: "DENIED", query: { aggregates: ["margin:sum"] } },
  { because: "it lists a hidden field", code: "DENIED", query: { aggregates: ["margin:array_agg"] } },
  { because: "it groups by a masked field", code: "DENIED", query: { groupby: ["acc_number"] }, model: "account.bank" },
  { because: "an aggregate is no function of Odoo's", code: "BAD_INPUT", query: { aggregates: ["amount_total:median"] } },
  { because: "an aggregate would tell currency rates, which nobody sees", code: "BAD_INPUT", query: { aggregates: ["amount_total:sum_currency"] } },
  { because: "an aggregate names no function", code: "BAD_INPUT", query: { aggregates: ["amount_total"] } },
  { because: "an aggregate follows a path", code: "BAD_INPUT", query: { aggregates: ["order_line.price_unit:sum"] } },
  { because: "it is ordered by what is not grouped", code: "BAD_INPUT", query: { order: "margin:sum desc" } },
  { because: "it is ordered by a hidden field", code: "BAD_INPUT", query: { order: "margin" } },
])("a grouping is refused as $code when $because", async ({ code, query, model = "sale.order" }) => {
  const { reader, asked } = testReader();
  await expect(reader.group(model, { ...COUNT, ...query })).rejects.toMatchObject({ code });
  expect(asked()).toEqual([]);
});

test("a grouping on shown fields goes to Odoo, but for its order: records would follow a hidden field there", async () => {
  const { reader, asked } = testReader();
  const query = {
    groupby: ["date_order:month", "state"],
    aggregates: ["amount_total:sum", "__count"],
    order: "amount_total:sum desc, date_order:month",
  };
  await reader.group("sale.order", { ...COUNT, ...query, domain: [["state", "=", "sale"]] });
  const { order: _, ...sent } = query;
  expect(asked()[0]).toMatchObject({ method: "formatted_read_group", params: { ...sent, domain: [["state", "=", "sale"]] } });
  expect(asked()[0]?.params).not.toHaveProperty("order");
});

test("a grouping through a scoped relation leaves out what is out of scope there", async () => {
  const { reader, domain } = testReader();
  await reader.group("sale.order", { ...COUNT, groupby: ["partner_id.city"] });
  expect(domain()).toEqual([["partner_id", "any", [["customer_rank", ">", 0]]]]);
});

const totals = [
  { state: "draft", "amount_total:sum": 90, __count: 2 },
  { state: "sale", "amount_total:sum": 10, __count: 7 },
  { state: "cancel", "amount_total:sum": 40, __count: 5 },
];

test("groups are put in the asked order here, and cut to the limit after that", async () => {
  const { reader } = testReader(testAccess(), totals);
  const rows = await reader.group("sale.order", { ...COUNT, aggregates: ["amount_total:sum"], order: "amount_total:sum desc", limit: 2 });
  expect(rows).toEqual([
    { state: "draft", "amount_total:sum": 90 },
    { state: "cancel", "amount_total:sum": 40 },
  ]);
});

test("a measure that the role sees in part is left out of small groups, and does not order them", async () => {
  const { reader } = testReader(testAccess({ minimumGroup: (_, field) => (field === "amount_total" ? 5 : 1) }), totals);
  const rows = await reader.group("sale.order", { ...COUNT, aggregates: ["amount_total:sum"], order: "amount_total:sum desc", limit: 5 });
  expect(rows).toEqual([
    { state: "draft", "amount_total:sum": false },
    { state: "cancel", "amount_total:sum": 40 },
    { state: "sale", "amount_total:sum": 10 },
  ]);
});
