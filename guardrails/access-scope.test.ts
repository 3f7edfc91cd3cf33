import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Domain } from "../core/domain.ts";
import type { Principal } from "../core/principal.ts";
import { createReader } from "../odoo/create-reader.ts";
import { createFieldCatalog } from "../odoo/field-catalog.ts";
import type { Reader } from "../odoo/reader.ts";
import { first, NOW, type SmallWorld, smallWorld } from "../odoo/sandbox/small-world.ts";
import type { OdooCall } from "../odoo/transport.ts";
import { connectOdoo } from "../odoo/transports/connect.ts";
import { accessOf } from "./access.ts";
import { loadPolicy, type Policy } from "./policy.ts";

const shipped = loadPolicy(join(import.meta.dirname, "policy"));
const clock = () => NOW;
let world: SmallWorld;
let north: { warehouse: number; order: number };
let south: { warehouse: number; order: number };
const ALL_MODELS = ["sale.order", "sale.order.line", "stock.picking", "stock.move", "stock.quant", "stock.picking.type", "stock.warehouse"] as const;

beforeAll(() => {
  world = smallWorld();
  const warehouse = first(world.run("stock.warehouse", "create", { vals_list: [{ name: "South", code: "STH", company_id: 1 }] }));
  const [main] = world.rows("stock.warehouse", [["id", "!=", warehouse]], ["id"]);
  const stock = Number(world.rows("stock.warehouse", [["id", "=", warehouse]], ["lot_stock_id"], { load: null })[0]?.["lot_stock_id"]);
  const values = { product_id: world.product, location_id: stock, inventory_quantity: 40 };
  const quant = first(world.run("stock.quant", "create", { vals_list: [values], context: { inventory_mode: true } }));
  world.run("stock.quant", "action_apply_inventory", { ids: [quant] });
  north = { warehouse: Number(main?.["id"]), order: world.order(2) };
  south = { warehouse, order: world.order(3) };
  world.run("sale.order", "write", { ids: [south.order], vals: { warehouse_id: warehouse } });
  world.run("sale.order", "action_confirm", { ids: [north.order, south.order] });
  world.sandbox.addUser({ login: "two@demo", name: "Two", groups: ["base.group_system", ...GROUPS], apiKey: "a key of the tests" });
});
const GROUPS = ["sales_team.group_sale_manager", "stock.group_stock_manager", "purchase.group_purchase_manager", "account.group_account_manager"];

async function reading(more: Partial<Principal>, policy: Policy = shipped): Promise<Reader & { readonly calls: readonly OdooCall[] }> {
  const principal: Principal = {
    id: "two@demo",
    name: "Two",
    roles: ["operations_manager"],
    companies: "all",
    warehouses: "all",
    timeZone: "UTC",
    channel: "mcp",
    ...more,
  };
  const fetchIt: typeof fetch = (input, init) => world.sandbox.fetch(new Request(input, init));
  const connection = await connectOdoo({ url: "http://embedded.invalid", db: "sandbox", force: false, fetch: fetchIt });
  const real = connection.transportFor({ principal: principal.id, login: principal.id, apiKey: "a key of the tests" });
  const calls: OdooCall[] = [];
  const transport = {
    call(call: OdooCall) {
      calls.push(call);
      return real.call(call);
    },
  };
  const catalog = createFieldCatalog(transport, clock);
  return { ...createReader({ transport, catalog, access: accessOf(policy, principal), timeZone: "UTC" }), calls };
}

const ids = async (reader: Reader, model: string, domain: Domain = []) =>
  (await reader.search(model, { domain, fields: ["id"], limit: 500 })).map(({ id }) => id);

describe("somebody of one warehouse", () => {
  test("sees the rows of that warehouse, and the other's for themselves alone", async () => {
    const both = await reading({});
    for (const model of ALL_MODELS) {
      const all = await ids(both, model);
      const inNorth = await ids(await reading({ warehouses: [north.warehouse] }), model);
      const inSouth = await ids(await reading({ warehouses: [south.warehouse] }), model);
      expect(inNorth.length, model).toBeGreaterThan(0);
      expect(inSouth.length, model).toBeGreaterThan(0);
      expect(
        inNorth.filter((id) => inSouth.includes(id)),
        model,
      ).toEqual([]);
      expect(all, model).toEqual(expect.arrayContaining([...inNorth, ...inSouth]));
    }
  });

  test.for<{ because: string; domain: (order: number) => Domain }>([
    { because: "an OR", domain: (order) => ["|", ["id", "=", order], ["id", "!=", order]] },
    { because: "a negation", domain: (order) => ["!", ["id", "=", order + 1_000]] },
    { because: "the id", domain: (order) => [["id", "=", order]] },
    { because: "a path that leads back", domain: (order) => [["order_line.order_id.id", "=", order]] },
    { because: "any", domain: (order) => [["order_line", "any", [["order_id", "=", order]]]] },
    { because: "the warehouse", domain: () => [["warehouse_id", "=", south.warehouse]] },
  ])("can't reach the other's order through $because", async ({ domain }) => {
    const reader = await reading({ warehouses: [north.warehouse] });
    expect(await ids(reader, "sale.order", domain(south.order))).not.toContain(south.order);
    expect(await ids(await reading({}), "sale.order", domain(south.order))).toContain(south.order);
  });

  test("finds the other's records exactly as those that do not exist", async () => {
    const reader = await reading({ warehouses: [north.warehouse] });
    const answers = async (id: number) => [
      await reader.read("sale.order", [id], ["name"]),
      await reader.count("sale.order", [["id", "=", id]], 10),
      await reader.group("sale.order", { domain: [["id", "=", id]], groupby: ["state"], aggregates: ["__count"], limit: 10 }),
    ];
    expect(await answers(south.order)).toEqual(await answers(999_999));
    const product = (warehouseId: number) => reader.search("product.product", { domain: [], fields: ["qty_available"], limit: 1, warehouseId });
    const other = await product(south.warehouse).catch((error: unknown) => error);
    expect(other).toEqual(await product(999_999).catch((error: unknown) => error));
    expect(other).toMatchObject({ code: "NOT_FOUND" });
  });

  test("is told the stock of that warehouse only", async () => {
    const stock = async (more: Partial<Principal>, warehouseId?: number) => {
      const query = { domain: [["id", "=", world.product]] as const, fields: ["qty_available"], limit: 1 };
      const [row] = await (await reading(more)).search("product.product", warehouseId === undefined ? query : { ...query, warehouseId });
      return row?.["qty_available"];
    };
    expect(await stock({})).toBe(47);
    expect(await stock({ warehouses: [north.warehouse] })).toBe(7);
    expect(await stock({ warehouses: [north.warehouse] }, north.warehouse)).toBe(7);
    expect(await stock({ warehouses: [south.warehouse] })).toBe(40);
  });

  test("whose list is empty sees nothing of any", async () => {
    const reader = await reading({ warehouses: [] });
    for (const model of ALL_MODELS) expect(await ids(reader, model), model).toEqual([]);
    expect(await ids(reader, "mail.message")).toEqual([]);
  });
});

describe("somebody of one company", () => {
  test("sees nothing of another, and every condition names a field that the model has", async () => {
    const reader = await reading({ companies: [1] });
    for (const model of [...ALL_MODELS, "purchase.order", "account.move", "product.product", "res.partner", "stock.location", "res.company"]) {
      expect(await ids(reader, model), model).toEqual(await ids(await reading({}), model));
    }
    const elsewhere = accessOf(shipped, { ...person, companies: [2] });
    for (const { domain } of [{ domain: elsewhere.scope("sale.order") }, { domain: elsewhere.scope("account.move") }])
      expect(domain).toEqual(expect.arrayContaining([["company_id", "in", [2]]]));
    await expect(ids(await reading({ companies: [2] }), "sale.order")).rejects.toMatchObject({ code: "DENIED" });
  });
});

const person: Principal = {
  id: "two@demo",
  name: "Two",
  roles: ["operations_manager"],
  companies: "all",
  warehouses: "all",
  timeZone: "UTC",
  channel: "mcp",
};

describe("a scope of the policy", () => {
  const scoped = (scope: Domain): Policy => ({
    ...shipped,
    roles: { ...shipped.roles, sales: { ...shipped.roles.sales, scope: { "sale.order": scope } } },
  });

  test("may speak of the person, their companies and warehouses", async () => {
    const own = scoped([["user_id.login", "=", "{user}"]]);
    expect(await ids(await reading({ roles: ["sales"] }, own), "sale.order")).toEqual([]);
    expect(accessOf(own, { ...person, roles: ["sales"] }).scope("sale.order")).toEqual([["user_id.login", "=", "two@demo"]]);
    const listed = scoped([["warehouse_id", "in", "{warehouses}"]]);
    expect(await ids(await reading({ roles: ["sales"], warehouses: [south.warehouse] }, listed), "sale.order")).toEqual([south.order]);
    expect(await ids(await reading({ roles: ["sales"] }, listed), "sale.order")).toHaveLength(2);
  });

  test.for<{ because: string; scope: Domain }>([
    { because: "it names what nobody knows", scope: [["user_id", "=", "{salesman}"]] },
    { because: "it compares one value with a list", scope: [["company_id", "=", "{companies}"]] },
    { because: "it does so inside another", scope: [["order_line", "any", [["company_id", "=", "{lines}"]]]] },
  ])("that can't be read is refused when $because", async ({ scope }) => {
    await expect(ids(await reading({ roles: ["sales"] }, scoped(scope)), "sale.order")).rejects.toMatchObject({ code: "NOT_CONFIGURED" });
  });
});

describe("two roles with different rows", () => {
  /** Sales sees amounts in the north's orders; the warehouse role sees all orders and no amounts. */
  const policy = (): Policy => ({
    ...shipped,
    roles: { ...shipped.roles, sales: { ...shipped.roles.sales, scope: { "sale.order": [["warehouse_id", "=", north.warehouse]] } } },
  });
  const both = () => reading({ roles: ["sales", "warehouse"] }, policy());

  test("open no third thing: one role's field is not shown in rows that only the other reaches", async () => {
    const rows = await (await both()).search("sale.order", { domain: [], fields: ["name", "amount_total"], limit: 10, order: "id" });
    expect(rows.map((row) => [row.id, "amount_total" in row])).toEqual([
      [north.order, true],
      [south.order, false],
    ]);
    expect((await (await both()).read("sale.order", [south.order, north.order], ["amount_total"])).map((row) => "amount_total" in row)).toEqual([
      false,
      true,
    ]);
  });

  test.for<{ because: string; domain: Domain; found: "none" | "south" }>([
    { because: "a comparison", domain: [["amount_total", ">", 0]], found: "none" },
    { because: "its negation", domain: ["!", ["amount_total", ">", 0]], found: "south" },
    { because: "the negation of its opposite", domain: ["!", ["amount_total", "<=", 0]], found: "south" },
    { because: "a path", domain: [["order_line.order_id.amount_total", ">", 0]], found: "none" },
    { because: "any", domain: [["order_line", "any", [["order_id.amount_total", "=", 0]]]], found: "none" },
  ])("tell nothing of them by $because, whatever they hold", async ({ domain, found }) => {
    const seen = await ids(await both(), "sale.order", domain);
    expect(seen.includes(south.order)).toBe(found === "south");
  });

  test("sum only the rows in which the field is shown, and sort by none of it", async () => {
    const reader = await both();
    const [sum] = await reader.group("sale.order", { domain: [], groupby: [], aggregates: ["amount_total:sum", "__count"], limit: 1 });
    expect(sum?.["__count"]).toBe(1);
    await expect(reader.search("sale.order", { domain: [], fields: ["name"], limit: 9, order: "amount_total" })).rejects.toMatchObject({
      code: "BAD_INPUT",
    });
  });
});
