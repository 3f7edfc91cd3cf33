import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { expect, test } from "vitest";
import { isJsonObject } from "../../core/json.ts";
import { createSandbox, type WorldSnapshot } from "../../odoo/sandbox/sandbox.ts";
import { generateWorld } from "../../server/generate-world.ts";
import { withOtherIds } from "./shuffle-world.ts";

const NOW = "2026-06-10T15:00:00Z";

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  "sale.order": ["name", "partner_id", "amount_total", "delivery_status", "invoice_status"],
  "stock.picking": ["name", "sale_id", "state", "date_deadline"],
  "account.move": ["name", "amount_residual", "invoice_origin", "payment_state"],
  "product.product": ["name", "default_code", "qty_available", "free_qty", "standard_price"],
};

test("a world whose documents traded ids says the same of each of them", { timeout: 120_000 }, async () => {
  const world: WorldSnapshot = JSON.parse((await promisify(gunzip)(await generateWorld({ size: "small", seed: 7, now: NOW }))).toString("utf8"));
  const [one, other] = [world, withOtherIds(world, 7)].map((snapshot) => createSandbox({ clock: () => new Date(NOW), snapshot }));
  const rowsOf = (sandbox: typeof one, model: string) => {
    const found = sandbox?.run("admin", model, "search_read", { domain: [], fields: [...(FIELDS[model] ?? [])], limit: 5_000 });
    return Array.isArray(found) ? found.filter(isJsonObject) : [];
  };
  for (const model of Object.keys(FIELDS)) {
    const said = (sandbox: typeof one) =>
      rowsOf(sandbox, model)
        .map(({ id: _, ...row }) => JSON.stringify(row).replaceAll(/\[\d+,/g, "["))
        .sort();
    expect(said(other), model).toEqual(said(one));
    const ids = (sandbox: typeof one) => new Map(rowsOf(sandbox, model).map(({ id, name, default_code }) => [`${name}${default_code}`, id]));
    const [before, after] = [ids(one), ids(other)];
    expect([...before].filter(([name, id]) => after.get(name) !== id).length, model).toBeGreaterThan(before.size / 2);
  }
});
