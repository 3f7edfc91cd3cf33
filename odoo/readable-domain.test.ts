import { expect, test } from "vitest";
import type { Domain } from "../core/domain.ts";
import { CUSTOMERS, testReader } from "./test-reader.ts";

async function sent(model: string, domain: Domain) {
  const { reader, domain: last } = testReader();
  await reader.search(model, { domain, fields: ["name"], limit: 5 });
  return last();
}

const scoped = (...condition: Domain): Domain => ["&", ...CUSTOMERS, ...condition];

test.for<{ because: string; model?: string; domain: Domain }>([
  { because: "it filters on a hidden field", domain: [["margin", ">", 10]] },
  { because: "the hidden field is behind a relation", domain: [["order_line.purchase_price", ">", 10]] },
  { because: "the hidden field is two relations away", domain: [["order_line.product_id.standard_price", ">", 10]] },
  { because: "the hidden field is in a sub-search", domain: [["order_line", "any", [["purchase_price", ">", 10]]]] },
  { because: "the hidden field is in a negated sub-search", domain: [["order_line", "not any", [["product_id.standard_price", ">", 10]]]] },
  { because: "the hidden field is one branch of an alternative", domain: ["|", ["state", "=", "sale"], "!", ["margin", ">", 10]] },
  { because: "the related model is not listed", domain: [["order_line.product_id.categ_id.name", "=", "x"]] },
  { because: "it filters on a masked field", model: "account.bank", domain: [["acc_number", "like", "BE"]] },
  { because: "a hidden field of the related person is asked for", domain: [["user_id.login", "=", "admin"]] },
])("is DENIED when $because", async ({ model = "sale.order", domain }) => {
  const { reader, asked } = testReader();
  await expect(reader.search(model, { domain, fields: ["name"], limit: 5 })).rejects.toMatchObject({ code: "DENIED" });
  await expect(reader.count(model, domain, 5)).rejects.toMatchObject({ code: "DENIED" });
  await expect(reader.group(model, { domain, groupby: [], aggregates: ["__count"], limit: 5 })).rejects.toMatchObject({ code: "DENIED" });
  expect(asked()).toEqual([]);
});

test.for<{ because: string; domain: unknown[] }>([
  { because: "an operator lacks its operand, which would swallow the scope", domain: ["|", ["name", "=", "x"]] },
  { because: "only an operator is left", domain: ["&"] },
  { because: "the operator skips Odoo's record rules", domain: [["order_line", "any!", [["price_unit", ">", 1]]]] },
  { because: "the operator is unknown", domain: [["name", "~", "x"]] },
  { because: "a condition has two parts", domain: [["name", "="]] },
  { because: "a condition has no field", domain: [[1, "=", 1]] },
  { because: "a term is unknown", domain: ["^", ["name", "=", "x"]] },
  { because: "a path leads through a plain field", domain: [["name.x", "=", "x"]] },
  { because: "a date part is followed by more", domain: [["date_order.month_number.x", "=", 1]] },
  { because: "the field is unknown to this Odoo", domain: [["nonsense", "=", "x"]] },
  { because: "the field is a bag of properties", domain: [["tags.secret", "=", "x"]] },
  { because: "a sub-search is no list", domain: [["order_line", "any", "x"]] },
  { because: "a sub-search is on a plain field", domain: [["name", "any", [["name", "=", "x"]]]] },
])("is refused as BAD_INPUT when $because", async ({ domain }) => {
  const { reader, asked } = testReader();
  await expect(reader.search("sale.order", { domain: domain as Domain, fields: ["name"], limit: 5 })).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(asked()).toEqual([]);
});

test.for<{ because: string; model?: string; domain: Domain; sends: Domain }>([
  { because: "it is plain", domain: [["state", "=", "sale"]], sends: [["state", "=", "sale"]] },
  { because: "it is on the id", domain: [["id", "in", [1, 2]]], sends: [["id", "in", [1, 2]]] },
  { because: "it takes a part of a date", domain: [["date_order.month_number", "=", 5]], sends: [["date_order.month_number", "=", 5]] },
  { because: "the model is scoped", model: "res.partner", domain: [["city", "=", "Gent"]], sends: scoped(["city", "=", "Gent"]) },
  { because: "the model is scoped and nothing is asked", model: "res.partner", domain: [], sends: CUSTOMERS },
  {
    because: "alternatives can't get around the scope",
    model: "res.partner",
    domain: ["|", ["id", ">", 0], ["city", "=", "Gent"]],
    sends: scoped("|", ["id", ">", 0], ["city", "=", "Gent"]),
  },
  {
    because: "a negation can't get around the scope",
    model: "res.partner",
    domain: ["!", ["city", "=", "Gent"]],
    sends: scoped("!", ["city", "=", "Gent"]),
  },
  {
    because: "terms have no operator between them",
    domain: [
      ["state", "=", "sale"],
      ["name", "=", "x"],
    ],
    sends: ["&", ["state", "=", "sale"], ["name", "=", "x"]],
  },
  {
    because: "it goes through an unscoped relation",
    domain: [["order_line.product_id.default_code", "=", "A1"]],
    sends: [["order_line", "any", [["product_id", "any", [["default_code", "=", "A1"]]]]]],
  },
  {
    because: "it goes into a scoped relation",
    domain: [["partner_id.city", "=", "Gent"]],
    sends: [["partner_id", "any", scoped(["city", "=", "Gent"])]],
  },
  {
    because: "a sub-search is on a scoped relation",
    domain: [["partner_id", "not any", [["city", "=", "Gent"]]]],
    sends: [["partner_id", "not any", scoped(["city", "=", "Gent"])]],
  },
  {
    because: "text on a relation is matched on the name alone, as Odoo would look in hidden fields too",
    domain: [["partner_id", "ilike", "BE0477"]],
    sends: [["partner_id", "any", scoped(["name", "ilike", "BE0477"])]],
  },
  {
    because: "the text match is negated",
    domain: [["partner_id", "not ilike", "acme"]],
    sends: [["partner_id", "not any", scoped(["name", "ilike", "acme"])]],
  },
  {
    because: "names are listed",
    domain: [["partner_id", "in", ["BE0477", "Acme"]]],
    sends: [["partner_id", "any", scoped(["name", "in", ["BE0477", "Acme"]])]],
  },
  {
    because: "a display name is asked for",
    model: "res.partner",
    domain: [["display_name", "ilike", "BE0477"]],
    sends: scoped(["name", "ilike", "BE0477"]),
  },
  { because: "relations are compared by id", domain: [["partner_id", "in", [3, 4]]], sends: [["partner_id", "in", [3, 4]]] },
])("goes to Odoo inside the policy when $because", async ({ model = "sale.order", domain, sends }) => {
  expect(await sent(model, domain)).toEqual(sends);
});
