import { beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../../../core/json.ts";
import { type SmallWorld, smallWorld } from "../small-world.ts";

let world: SmallWorld;
beforeAll(() => {
  world = smallWorld();
  world.order(1, { date_order: "2026-05-31 23:30:00" });
  world.order(2, { date_order: "2026-06-01 03:30:00" });
  world.order(3, { date_order: "2026-06-09 10:00:00" });
});

const groups = (params: JsonObject) => world.run("sale.order", "formatted_read_group", { domain: [], ...params });

test("groups carry Odoo's labels and the domain that leads into them", () => {
  expect(groups({ groupby: ["date_order:month"], aggregates: ["__count", "amount_total:sum"] })).toEqual([
    {
      "date_order:month": ["2026-05-01 00:00:00", "May 2026"],
      __extra_domain: ["&", ["date_order", ">=", "2026-05-01 00:00:00"], ["date_order", "<", "2026-06-01 00:00:00"]],
      __count: 1,
      "amount_total:sum": 10,
    },
    {
      "date_order:month": ["2026-06-01 00:00:00", "June 2026"],
      __extra_domain: ["&", ["date_order", ">=", "2026-06-01 00:00:00"], ["date_order", "<", "2026-07-01 00:00:00"]],
      __count: 2,
      "amount_total:sum": 50,
    },
  ]);
});

test("the context's time zone moves where a month begins", () => {
  expect(groups({ groupby: ["date_order:month"], aggregates: ["__count"], context: { tz: "America/New_York" } })).toMatchObject([
    { "date_order:month": ["2026-05-01 04:00:00", "May 2026"], __count: 2 },
    { "date_order:month": ["2026-06-01 04:00:00", "June 2026"], __count: 1 },
  ]);
});

test("weeks begin on Sunday and are numbered from 1 January's", () => {
  expect(groups({ groupby: ["date_order:week"], aggregates: [] })).toMatchObject([
    { "date_order:week": ["2026-05-31 00:00:00", "W23 2026"] },
    { "date_order:week": ["2026-06-07 00:00:00", "W24 2026"] },
  ]);
});

test("no groupby is one row, with a domain that is always true", () => {
  expect(groups({ aggregates: ["amount_total:avg", "partner_id:count_distinct", "name:array_agg"] })).toEqual([
    { __extra_domain: [[1, "=", 1]], "amount_total:avg": 20, "partner_id:count_distinct": 1, "name:array_agg": ["S00001", "S00002", "S00003"] },
  ]);
});

test("groups are ordered by an aggregate and kept by a having", () => {
  const found = groups({
    groupby: ["id"],
    aggregates: ["amount_total:sum"],
    order: "amount_total:sum desc",
    having: [["amount_total:sum", ">", 10]],
  });
  expect(found).toMatchObject([{ "amount_total:sum": 30 }, { "amount_total:sum": 20 }]);
});

test.for([
  { because: "the value is not stored", params: { groupby: [], aggregates: ["amount_invoiced:sum"] } },
  { because: "a date lacks its granularity", params: { groupby: ["date_order"], aggregates: [] } },
  { because: "a path leads through lines", params: { groupby: ["order_line.product_id"], aggregates: [] } },
])("grouping is a server error when $because", ({ params }) => {
  expect(() => groups(params)).toThrow(expect.objectContaining({ status: 500, odooName: "builtins.ValueError" }));
});
