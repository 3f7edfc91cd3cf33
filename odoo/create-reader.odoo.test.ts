import { beforeAll, expect, test } from "vitest";
import type { Access } from "../core/access.ts";
import type { JsonObject } from "../core/json.ts";
import { createReader } from "./create-reader.ts";
import { createFieldCatalog } from "./field-catalog.ts";
import { type Reader, relatedRows } from "./reader.ts";
import { describeOnOdoo, odooUnderTest, type RealOdoo, realOdoo } from "./setup/test-real-odoo.ts";
import { jsonrpcTo } from "./transports/connect.ts";

const HIDDEN = ["standard_price", "margin", "vat", "purchase_price"];

/** Everything is shown but costs and tax numbers; partners are customers, invoices are customers' too. */
const ACCESS: Access = {
  sight: (model, field) => (model.startsWith("ir.") || HIDDEN.includes(field) ? "hidden" : "shown"),
  label: () => "open",
  scope: (model) => (model === "res.partner" ? [["customer_rank", ">", 0]] : []),
  companies: "all",
  warehouses: "all",
};

describeOnOdoo("the reader on a real Odoo", () => {
  const wire: JsonObject[] = [];
  let odoo: RealOdoo;
  let reader: Reader;

  beforeAll(async () => {
    odoo = await realOdoo("reader", ["sales", "buyer"], ({ model, method, body }) => void wire.push({ model, method, body }));
    const transport = odoo.transport("sales");
    reader = createReader({ transport, catalog: createFieldCatalog(transport, () => new Date()), access: ACCESS, timeZone: "America/New_York" });
  }, 300_000);

  test("a hidden field never goes over the wire, and the rest is answered", async () => {
    wire.length = 0;
    const rows = await reader.search("product.product", {
      domain: [["sale_ok", "=", true]],
      fields: ["name", "standard_price", "qty_available"],
      limit: 3,
      order: "name",
    });
    expect(rows).toHaveLength(3);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(["id", "name", "qty_available"]);
    expect(JSON.stringify(wire)).not.toContain("standard_price");
    expect(reader.masked()).toContainEqual({ model: "product.product", field: "standard_price", class: "open" });
  });

  test("related records within the rows' own call are those that a search of their own finds, and a page counts them all", async () => {
    const fields = ["product_id", "price_unit", "purchase_price"];
    const orders = await reader.search("sale.order", {
      domain: [["order_line", "!=", false]],
      fields: ["name"],
      limit: 10,
      with: {
        order_line: { model: "sale.order.line", fields, limit: 2, order: "sequence desc, id desc" },
        picking_ids: {
          model: "stock.picking",
          fields: ["name", "state"],
          limit: 5,
          order: "scheduled_date, id",
          with: {
            move_ids: { model: "stock.move", fields: ["product_id", "state"], limit: 20, order: "id" },
            picking_type_id: { model: "stock.picking.type", fields: ["warehouse_id"], limit: 1 },
          },
        },
      },
    });
    expect(orders.length).toBeGreaterThan(0);
    for (const order of orders) {
      const apart = await reader.search("sale.order.line", {
        domain: [["order_id", "=", order.id]],
        fields,
        limit: 2,
        order: "sequence desc, id desc",
      });
      expect(relatedRows(order, "order_line")).toEqual(apart);
      const pickings = await reader.search("stock.picking", {
        domain: [["sale_id", "=", order.id]],
        fields: ["name", "state"],
        limit: 5,
        order: "scheduled_date, id",
      });
      expect(relatedRows(order, "picking_ids").map(({ id }) => id)).toEqual(pickings.map(({ id }) => id));
      for (const picking of relatedRows(order, "picking_ids")) {
        const moves = await reader.search("stock.move", {
          domain: [["picking_id", "=", picking.id]],
          fields: ["product_id", "state"],
          limit: 20,
          order: "id",
        });
        expect(relatedRows(picking, "move_ids")).toEqual(moves);
        expect(relatedRows(picking, "picking_type_id")).toEqual([{ id: expect.any(Number), warehouse_id: [expect.any(Number), expect.any(String)] }]);
      }
    }
    const { rows, count } = await reader.searchCounted("sale.order", { domain: [], fields: ["name"], limit: 2 }, 1000);
    expect(rows).toHaveLength(2);
    expect(count).toBe(await reader.count("sale.order", [], 1000));
  });

  test("what is out of scope looks like what does not exist, however it is asked for", async () => {
    const [vendor] = await odoo.records(
      "res.partner",
      [
        ["customer_rank", "=", 0],
        ["is_company", "=", true],
      ],
      ["id", "name"],
    );
    const id = Number(vendor?.["id"]);
    expect(await reader.read("res.partner", [id, 9_999_999], ["name"])).toEqual([]);
    expect(await reader.count("res.partner", ["|", ["id", "=", id], ["id", "=", 9_999_999]], 10)).toBe(0);
    expect(await reader.search("res.partner", { domain: [["name", "=", String(vendor?.["name"])]], fields: ["name"], limit: 5 })).toEqual([]);
  });

  test("a customer's tax number can't be guessed through a search by name", async () => {
    const [order] = await odoo.records("sale.order", [["company_id", "=", 1]], ["partner_id"]);
    await odoo.admin.call("res.partner", "write", [[Number(order?.["partner_id"])], { vat: "US987654321" }]);
    const raw = await odoo
      .transport("sales")
      .call({ model: "sale.order", method: "search_count", params: { domain: [["partner_id", "ilike", "US987654321"]] }, retry: true });
    expect(raw).not.toBe(0);
    expect(await reader.count("sale.order", [["partner_id", "ilike", "US987654321"]], 10)).toBe(0);
  });

  test("relations, date parts, sub-searches and groups are understood by Odoo as they are sent", async () => {
    const [order] = await odoo.records(
      "sale.order",
      [
        ["company_id", "=", 1],
        ["partner_id.customer_rank", ">", 0],
      ],
      ["id", "partner_id"],
    );
    const [partner] = await odoo.records("res.partner", [["id", "=", Number(order?.["partner_id"])]], ["name", "city"]);
    const name = String(partner?.["name"]);
    const count = (domain: Parameters<Reader["count"]>[1]) => reader.count("sale.order", domain, 100);
    const own = await count([["partner_id", "=", Number(order?.["partner_id"])]]);
    expect(own).toBeGreaterThan(0);
    expect(await count([["partner_id.name", "=", name]])).toBeGreaterThanOrEqual(own);
    expect(await count([["partner_id", "any", [["name", "=", name]]]])).toBeGreaterThanOrEqual(own);
    const months = await count(["|", ["date_order.month_number", "<", 7], ["date_order.month_number", ">=", 7]]);
    expect(months).toBe(await count([]));
    const groups = await reader.group("sale.order", {
      domain: [],
      groupby: ["state"],
      aggregates: ["__count", "amount_total:sum"],
      limit: 10,
      order: "__count desc",
    });
    expect(groups.reduce((sum, group) => sum + Number(group["__count"]), 0)).toBe(await count([]));
    const byMonth = await reader.group("sale.order", { domain: [], groupby: ["date_order:month"], aggregates: ["__count"], limit: 24 });
    expect(byMonth[0]?.["date_order:month"]).toMatchObject([expect.stringMatching(/^\d{4}-\d{2}-01 /), expect.any(String)]);
  });

  test("a field that this person's Odoo user can't read is left out instead of failing the search", async () => {
    const rows = await reader.search("res.partner", { domain: [], fields: ["name", "credit_limit", "no_such_field"], limit: 1 });
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(["id", "name"]);
  });

  test("a company that is not the person's is not read", async () => {
    const transport = odoo.transport("sales");
    const elsewhere = createReader({ transport, catalog: createFieldCatalog(transport, () => new Date()), access: { ...ACCESS, companies: [1] } });
    const groups = await elsewhere.group("sale.order", { domain: [], groupby: ["company_id"], aggregates: ["__count"], limit: 10 });
    expect(groups.map((group) => group["company_id"])).toMatchObject([[1, expect.any(String)]]);
  });

  test("Odoo's refusal of a whole model is said as ODOO_DENIED", async () => {
    await expect(reader.search("purchase.order", { domain: [], fields: ["name"], limit: 1 })).rejects.toMatchObject({ code: "ODOO_DENIED" });
  });

  test("the older protocol gives the same answers", async () => {
    const { url, db, login, password } = odooUnderTest;
    const transport = jsonrpcTo({ url, db }, { principal: "admin", login, apiKey: password });
    const older = createReader({ transport, catalog: createFieldCatalog(transport, () => new Date()), access: ACCESS });
    const query = { domain: [["state", "=", "sale"]], fields: ["name", "partner_id", "date_order", "amount_total"], limit: 5, order: "id" } as const;
    const rows = await older.search("sale.order", query);
    const bare = await odoo.records("sale.order", [["state", "=", "sale"]], ["name", "amount_total"]);
    expect(rows.map(({ id, name, amount_total: total }) => ({ id, name, amount_total: total }))).toEqual(bare.slice(0, 5));
    await expect(transport.call({ model: "sale.order", method: "no_such_method", ids: [1], retry: true })).rejects.toMatchObject({
      code: expect.stringMatching(/NOT_FOUND|BAD_INPUT/),
    });
    const wrong = jsonrpcTo({ url, db }, { principal: "admin", login, apiKey: "wrong" });
    await expect(wrong.call({ model: "sale.order", method: "search", params: { domain: [] }, retry: true })).rejects.toMatchObject({
      code: "ODOO_KEY_REJECTED",
    });
  });
});
