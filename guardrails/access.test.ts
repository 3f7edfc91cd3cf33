import { join } from "node:path";
import { expect, test } from "vitest";
import type { Sight } from "../core/access.ts";
import type { Principal, Role } from "../core/principal.ts";
import { accessOf } from "./access.ts";
import { loadPolicy } from "./policy.ts";

const policy = loadPolicy(join(import.meta.dirname, "policy"));
const as = (role: Role): Principal => ({
  id: `${role}@demo`,
  name: role,
  roles: [role],
  companies: "all",
  warehouses: "all",
  timeZone: "UTC",
  channel: "cli",
});

/** The table of the default policy, row by row. */
const table: readonly (readonly [role: Role, field: string, sight: Sight])[] = [
  ["customer_service", "sale.order.amount_total", "shown"],
  ["customer_service", "product.product.standard_price", "hidden"],
  ["customer_service", "product.product.margin", "hidden"],
  ["customer_service", "res.partner.email", "shown"],
  ["customer_service", "purchase.order.amount_total", "hidden"],
  ["customer_service", "product.supplierinfo.price", "hidden"],
  ["customer_service", "res.partner.bank.acc_number", "hidden"],
  ["sales", "sale.order.line.price_unit", "shown"],
  ["sales", "product.product.standard_price", "hidden"],
  ["buyer", "product.product.standard_price", "shown"],
  ["buyer", "purchase.order.amount_total", "shown"],
  ["buyer", "product.product.margin", "hidden"],
  ["planner", "sale.order.amount_total", "shown"],
  ["planner", "sale.order.line.price_unit", "hidden"],
  ["planner", "product.supplierinfo.delay", "shown"],
  ["planner", "product.supplierinfo.price", "hidden"],
  ["planner", "res.partner.city", "shown"],
  ["planner", "res.partner.email", "hidden"],
  ["warehouse", "stock.picking.scheduled_date", "shown"],
  ["warehouse", "sale.order.amount_total", "hidden"],
  ["warehouse", "res.partner.street", "shown"],
  ["warehouse", "product.product.standard_price", "hidden"],
  ["accounts_payable", "res.partner.bank.acc_number", "masked"],
  ["accounts_payable", "res.partner.email", "hidden"],
  ["accounts_payable", "product.product.margin", "hidden"],
  ["finance_manager", "product.product.margin", "shown"],
  ["finance_manager", "product.product.standard_price", "shown"],
  ["operations_manager", "product.product.margin", "shown"],
  ["operations_manager", "res.partner.bank.acc_number", "hidden"],
  ["auditor", "sale.order.name", "hidden"],
  ["admin", "sale.order.name", "hidden"],
  ["finance_manager", "res.users.password", "hidden"],
  ["operations_manager", "ir.config_parameter.value", "hidden"],
];

test.for(table)("%s sees %s: %s", ([role, path, sight]) => {
  const dot = path.lastIndexOf(".");
  expect(accessOf(policy, as(role)).sight(path.slice(0, dot), path.slice(dot + 1))).toBe(sight);
});
