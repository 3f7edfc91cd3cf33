import { expect, test } from "vitest";
import { loadPolicy } from "../../guardrails/policy.ts";
import type { AdminDoor } from "./admin-door.ts";
import { plantCanaries } from "./canaries.ts";
import { carriesLink } from "./carries-link.ts";
import { clearanceOf } from "./clearance.ts";
import { createFailures } from "./failures.ts";
import { createLeakWatch } from "./leak-watch.ts";
import { createWireWatch } from "./wire-watch.ts";

const policy = loadPolicy(new URL("../../guardrails/policy", import.meta.url).pathname);
const clearance = clearanceOf(policy);

/** An Odoo with one record of everything, that keeps what is planted in it. */
function aDoor() {
  const planted = new Map<string, unknown>();
  const refuse = () => Promise.reject(new Error("not in this test"));
  const door: AdminDoor = {
    rows: async () => [{ id: 1 }],
    create: refuse,
    write: refuse,
    act: refuse,
    recount: refuse,
    createQuant: refuse,
    async plant(rows) {
      for (const { model, values } of rows) for (const [field, value] of Object.entries(values)) planted.set(`${model}.${field}`, value);
    },
  };
  return { door, planted };
}

async function leakWatch() {
  const { door, planted } = aDoor();
  const failures = createFailures();
  const canaries = await plantCanaries(1, door, clearance, 5);
  canaries.addSecret({ what: "the secret", value: "s3cr3t-value" });
  return { watch: createLeakWatch(canaries, failures), failures, value: (field: string) => String(planted.get(field)) };
}

test.for([
  { because: "a cost reaches customer service", audience: ["customer_service"] as const, field: "product.product.standard_price", leaks: true },
  { because: "a cost reaches a buyer, who is cleared", audience: ["buyer"] as const, field: "product.product.standard_price", leaks: false },
  {
    because: "a cost reaches the model's provider",
    audience: { providerFor: ["buyer"] } as const,
    field: "product.product.standard_price",
    leaks: true,
  },
  {
    because: "an open reference reaches the provider for a buyer",
    audience: { providerFor: ["buyer"] } as const,
    field: "account.move.ref",
    leaks: false,
  },
  { because: "one that is out of scope reaches it", audience: { providerFor: ["sales"] } as const, field: "account.move.ref", leaks: true },
  {
    because: "a bank account stands whole before finance",
    audience: ["finance_manager"] as const,
    field: "res.partner.bank.acc_number",
    leaks: true,
  },
  { because: "a note that no policy lists reaches operations", audience: ["operations_manager"] as const, field: "res.partner.comment", leaks: true },
  { because: "anything stands in the log", audience: "nobody" as const, field: "res.partner.email", leaks: true },
])("the leak watch finds it when $because: $leaks", async ({ audience, field, leaks }) => {
  const { watch, failures, value } = await leakWatch();
  watch.check(audience, "a test", `before ${value(field)} after`);
  expect(failures.all().length > 0).toBe(leaks);
});

test.for([
  { where: "GET /approvals", field: "account.move.ref", leaks: false },
  { where: "GET /approvals", field: "product.product.standard_price", leaks: true },
  { where: "the result of get_copilot_activity", field: "account.move.ref", leaks: true },
])("an auditor may read what is open as the evidence of a request: $field in $where", async ({ where, field, leaks }) => {
  const { watch, failures, value } = await leakWatch();
  watch.check(["auditor"], where, value(field));
  expect(failures.all().length > 0).toBe(leaks);
});

test("the leak watch reads numbers however they are grouped, and finds secrets", async () => {
  const { watch, failures, value } = await leakWatch();
  const cost = Number(value("product.product.standard_price"));
  watch.check(["sales"], "an answer", cost.toLocaleString("en-US"));
  watch.check(["sales"], "another answer", cost.toLocaleString("de-DE"));
  watch.check("nobody", "a column", "…s3cr3t-value…");
  expect(failures.all()).toEqual([
    expect.stringContaining("reached sales in an answer"),
    expect.stringContaining("reached sales in another answer"),
    "the secret stands in a column",
  ]);
});

const relations = (model: string, field: string) => (model === "sale.order" && field === "partner_id" ? "res.partner" : undefined);

test.for([
  { because: "a hidden field is requested", method: "search_read", body: { fields: ["id", "standard_price"], domain: [] }, bad: true },
  { because: "one is filtered on", method: "search_read", body: { fields: ["id"], domain: [["standard_price", ">", 1]] }, bad: true },
  { because: "one is sorted on", method: "search_read", body: { fields: ["id"], domain: [], order: "name, standard_price desc" }, bad: true },
  { because: "one is grouped on", method: "formatted_read_group", body: { domain: [], groupby: ["standard_price"], aggregates: [] }, bad: true },
  { because: "one is summed", method: "formatted_read_group", body: { domain: [], groupby: [], aggregates: ["standard_price:sum"] }, bad: true },
  { because: "something is written", method: "write", body: { ids: [1], vals: { name: "x" } }, bad: true },
  {
    because: "names are read",
    method: "search_read",
    body: { fields: ["id", "name"], domain: [["name", "ilike", "valve"]], order: "name" },
    bad: false,
  },
])("the wire watch: $because", ({ method, body, bad }) => {
  const failures = createFailures();
  const watch = createWireWatch({ clearance, relations, roleOf: () => "customer_service", failures, clock: () => new Date() });
  watch.tap({ principal: "customer_service@demo", model: "product.product", method, body });
  expect(failures.all().length > 0).toBe(bad);
});

test("the wire watch walks dotted and nested conditions", () => {
  const failures = createFailures();
  const watch = createWireWatch({ clearance, relations, roleOf: () => "customer_service", failures, clock: () => new Date() });
  for (const domain of [
    [["partner_id.comment", "ilike", "x"]],
    [["partner_id", "any", [["comment", "ilike", "x"]]]],
    ["|", ["id", "=", 1], ["partner_id.bank_ids", "!=", false]],
  ])
    watch.tap({ principal: "customer_service@demo", model: "sale.order", method: "search_count", body: { domain } });
  expect(failures.all()).toEqual([expect.stringContaining("res.partner.comment"), expect.stringContaining("res.partner.bank_ids")]);
});

test.for([
  ["![x](https://evil.test/?q=1)", true],
  ["<a href='//evil.test/S1'>S1</a>", true],
  ["see https://evil.test", true],
  ["the customer is called evil.test", false],
] as const)("%s can be followed: %s", ([text, follows]) => {
  expect(carriesLink(text)).toBe(follows);
});

test("the wire watch walks nested specifications", () => {
  const failures = createFailures();
  const watch = createWireWatch({ clearance, relations, roleOf: () => "customer_service", failures, clock: () => new Date() });
  const specification = { id: {}, name: {}, partner_id: { fields: { display_name: {}, customer_rank: {}, comment: {} } } };
  watch.tap({ principal: "customer_service@demo", model: "sale.order", method: "web_search_read", body: { domain: [], specification } });
  expect(failures.all()).toEqual([expect.stringContaining("res.partner.comment")]);
});
