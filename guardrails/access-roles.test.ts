import { join } from "node:path";
import { expect, test } from "vitest";
import { accessOf } from "./access.ts";
import { loadPolicy } from "./policy.ts";

const shipped = loadPolicy(join(import.meta.dirname, "policy"));
const person = { id: "two@demo", name: "Two", companies: "all", warehouses: "all", timeZone: "UTC", channel: "cli" } as const;

test("two roles see together what either sees, never one role's class of data in the other's records", () => {
  const { warehouse, accounts_payable } = shipped.roles;
  const policy = { ...shipped, roles: { ...shipped.roles, warehouse: { ...warehouse, reads: [...warehouse.reads, "mail.activity"] } } };
  const both = accessOf(policy, { ...person, roles: ["warehouse", "sales"] });
  expect(both.sight("sale.order", "amount_total")).toBe("shown");
  expect(both.sight("stock.picking", "partner_id")).toBe("shown");
  expect(accessOf(policy, { ...person, roles: ["warehouse", "accounts_payable"] }).sight("mail.activity", "note")).toBe("hidden");
  expect(accounts_payable.sees).not.toContain("free_text");
  const noteReader = { ...policy, roles: { ...policy.roles, accounts_payable: { ...accounts_payable, sees: ["free_text" as const] } } };
  expect(accessOf(noteReader, { ...person, roles: ["warehouse", "accounts_payable"] }).sight("mail.activity", "note")).toBe("hidden");
});

test("somebody without a role sees nothing", () => {
  expect(accessOf(shipped, { ...person, roles: [] }).sight("product.product", "name")).toBe("hidden");
});
