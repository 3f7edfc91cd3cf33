import { beforeAll, expect, test } from "vitest";
import type { Json } from "../../../core/json.ts";
import { type SmallWorld, smallWorld } from "../small-world.ts";

let world: SmallWorld;
beforeAll(() => {
  world = smallWorld();
  world.run("res.partner", "create", {
    vals_list: [
      { name: "Acme Tools", is_company: true, city: "Reno", child_ids: [[0, 0, { name: "Ann", email: "ann@acme.example" }]] },
      { name: "Old Friend", active: false, city: "Reno" },
    ],
  });
  world.order(1, { date_order: "2026-06-10 09:24:28", client_order_ref: "100%" });
  world.order(2, { date_order: "2026-05-01 08:00:00" });
});

const names = (model: string, domain: Json, context = {}) =>
  (world.run(model, "search_read", { domain, fields: ["display_name"], order: "id", context }) as { display_name: string }[]).map(
    (row) => row.display_name,
  );

test.for<{ because: string; model: string; domain: Json; found: string[] }>([
  { because: "ilike ignores case", model: "res.partner", domain: [["name", "ilike", "ACME"]], found: ["Acme Fasteners", "Acme Tools"] },
  { because: "like does not", model: "res.partner", domain: [["name", "like", "ACME"]], found: [] },
  { because: "=like matches the whole", model: "res.partner", domain: [["name", "=like", "Acme%"]], found: ["Acme Fasteners", "Acme Tools"] },
  {
    because: "a contact is called after its company",
    model: "res.partner",
    domain: [["display_name", "=", "Acme Tools, Ann"]],
    found: ["Acme Tools, Ann"],
  },
  { because: "archived records stay hidden", model: "res.partner", domain: [["city", "=", "Reno"]], found: ["Acme Tools"] },
  {
    because: "a condition on active shows them",
    model: "res.partner",
    domain: [
      ["city", "=", "Reno"],
      ["active", "=", false],
    ],
    found: ["Old Friend"],
  },
  {
    because: "| joins the next two",
    model: "res.partner",
    domain: ["|", ["name", "=", "Ann"], ["city", "=", "Reno"]],
    found: ["Acme Tools", "Acme Tools, Ann"],
  },
  {
    because: "! turns the next around",
    model: "res.partner",
    domain: ["!", ["is_company", "=", true], ["parent_id", "!=", false]],
    found: ["Acme Tools, Ann"],
  },
  {
    because: "child_of finds the family",
    model: "res.partner",
    domain: [["id", "child_of", "Acme Tools"]],
    found: ["Acme Tools", "Acme Tools, Ann"],
  },
  { because: "a many2one takes a name", model: "res.partner", domain: [["parent_id", "=", "Acme Tools"]], found: ["Acme Tools, Ann"] },
  { because: "a dotted path goes through lines", model: "sale.order", domain: [["order_line.product_uom_qty", ">", 1]], found: ["S00002"] },
  { because: "any takes a domain", model: "sale.order", domain: [["order_line", "any", [["product_uom_qty", "=", 1]]]], found: ["S00001"] },
  { because: "not any is its opposite", model: "sale.order", domain: [["order_line", "not any", [["product_uom_qty", "=", 1]]]], found: ["S00002"] },
  { because: "a part of a date is a number", model: "sale.order", domain: [["date_order.month_number", "=", 5]], found: ["S00002"] },
  { because: "dates may be relative", model: "sale.order", domain: [["date_order", ">", "-30d"]], found: ["S00001"] },
  { because: "a datetime is compared by the second", model: "sale.order", domain: [["date_order", "=", "2026-06-10 09:24:28"]], found: ["S00001"] },
  { because: "a date after > excludes its whole day", model: "sale.order", domain: [["date_order", ">", "2026-06-10"]], found: [] },
  { because: "in with false finds the empty", model: "sale.order", domain: [["client_order_ref", "in", [false]]], found: ["S00002"] },
  { because: "!= finds the empty too", model: "sale.order", domain: [["client_order_ref", "!=", "x"]], found: ["S00001", "S00002"] },
  { because: "a computed amount can be compared", model: "product.product", domain: [["qty_available", ">", 6]], found: ["[VLV-0125] Ball valve"] },
  { because: "codes are names", model: "product.product", domain: [["display_name", "ilike", "vlv"]], found: ["[VLV-0125] Ball valve"] },
])("$model: $because", ({ model, domain, found }) => {
  expect(names(model, domain)).toEqual(found);
});

test.for<{ because: string; domain: Json; error: string }>([
  { because: "the field does not exist", domain: [["nope", "=", 1]], error: "builtins.ValueError" },
  { because: "the operator does not exist", domain: [["name", "~", "x"]], error: "builtins.ValueError" },
  { because: "the date is ISO 8601 with a zone", domain: [["date_order", "=", "2026-10-01T00:00:00Z"]], error: "builtins.ValueError" },
  { because: "an operator lacks its operand", domain: ["|", ["name", "=", "x"]], error: "builtins.ValueError" },
  { because: "the value is not stored and cannot be searched", domain: [["expected_date", "=", false]], error: "builtins.ValueError" },
])("a domain is a server error when $because", ({ domain, error }) => {
  expect(() => world.run("sale.order", "search", { domain })).toThrow(expect.objectContaining({ status: 500, odooName: error }));
});

test("active_test=false in the context shows archived records", () => {
  expect(names("res.partner", [["city", "=", "Reno"]], { active_test: false })).toEqual(["Acme Tools", "Old Friend"]);
});

test("a limit of 0 means all, and a negative one is a server error", () => {
  expect(world.run("sale.order", "search", { domain: [], limit: 0 })).toHaveLength(2);
  expect(() => world.run("sale.order", "search", { domain: [], limit: -1 })).toThrow(expect.objectContaining({ status: 500 }));
});
