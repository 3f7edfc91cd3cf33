import { resolve } from "node:path";
import { expect, test } from "vitest";
import type { Role } from "../core/principal.ts";
import { accessOf } from "./access.ts";
import { loadPolicy } from "./policy.ts";

const policy = loadPolicy(resolve(import.meta.dirname, "policy"));
const access = (...roles: Role[]) =>
  accessOf(policy, { id: "somebody", name: "Somebody", roles, companies: "all", warehouses: "all", timeZone: "UTC", channel: "console" });

test("totals are not summed over a few records for who sees totals and no prices", () => {
  expect(access("planner").minimumGroup?.("sale.order", "amount_total")).toBe(policy.minimumGroup);
  expect(access("planner").minimumGroup?.("purchase.order", "amount_untaxed")).toBe(policy.minimumGroup);
});

test("who sees a class of amounts whole may sum any number of them, and quantities are no amounts", () => {
  expect(access("sales").minimumGroup?.("sale.order", "amount_total")).toBe(1);
  expect(access("planner", "sales").minimumGroup?.("sale.order", "amount_total")).toBe(1);
  expect(access("planner").minimumGroup?.("sale.order.line", "product_uom_qty")).toBe(1);
});
