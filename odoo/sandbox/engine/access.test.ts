import { beforeAll, expect, test } from "vitest";
import { type SmallWorld, smallWorld } from "../small-world.ts";

let world: SmallWorld;
beforeAll(() => {
  world = smallWorld();
  world.sandbox.addUser({ login: "sam", name: "Sam", groups: ["sales_team.group_sale_salesman"] });
  world.sandbox.addUser({ login: "bea", name: "Bea", groups: ["purchase.group_purchase_user"] });
  world.order(1);
  world.sandbox.run("sam", "sale.order", "create", {
    vals_list: [{ partner_id: world.customer, order_line: [[0, 0, { product_id: world.product }]] }],
  });
});

test("a salesman sees their own orders only", () => {
  expect(world.sandbox.run("sam", "sale.order", "search", { domain: [] })).toEqual([2]);
  expect(() => world.sandbox.run("sam", "sale.order", "read", { ids: [1], fields: ["name"] })).toThrow(
    expect.objectContaining({ status: 403, odooName: "odoo.exceptions.AccessError" }),
  );
});

test("extra rights of a user widen their groups'", () => {
  expect(() => world.sandbox.run("bea", "sale.order", "search", { domain: [] })).toThrow(expect.objectContaining({ status: 403 }));
  world.sandbox.addUser({ login: "bea", name: "Bea", groups: ["purchase.group_purchase_user"], access: [{ model: "sale.order", read: true }] });
  expect(world.sandbox.run("bea", "sale.order", "search", { domain: [] })).toEqual([2, 1]);
  expect(() => world.sandbox.run("bea", "sale.order", "write", { ids: [1], vals: { note: "x" } })).toThrow(expect.objectContaining({ status: 403 }));
});

test("a field of another group is denied to read, and absent from fields_get", () => {
  expect(() => world.sandbox.run("sam", "res.partner", "read", { ids: [world.customer], fields: ["credit_limit"] })).toThrow(
    expect.objectContaining({ status: 403 }),
  );
  expect(world.sandbox.run("sam", "res.partner", "fields_get", { allfields: ["name", "credit_limit"], attributes: ["type"] })).toEqual({
    name: { type: "char" },
  });
});

test("a path into a model that the caller may not read is denied", () => {
  world.sandbox.addUser({ login: "bob", name: "Bob", groups: ["purchase.group_purchase_user"] });
  expect(() => world.sandbox.run("bob", "stock.picking", "search", { domain: [["sale_id.amount_total", ">", 1]] })).toThrow(
    expect.objectContaining({ status: 403 }),
  );
});

test("a company that is not the user's is refused", () => {
  expect(() => world.sandbox.run("sam", "sale.order", "search", { domain: [], context: { allowed_company_ids: [9] } })).toThrow(
    /unauthorized or invalid companies/,
  );
});
