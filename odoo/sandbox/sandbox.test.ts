import { expect, test } from "vitest";
import { createSandbox, type WorldRow } from "./sandbox.ts";
import { NOW, smallWorld } from "./small-world.ts";

test("a world comes back whole from its snapshot", () => {
  const world = smallWorld();
  world.run("sale.order", "action_confirm", { ids: [world.order(3)] });
  const again = createSandbox({ clock: () => NOW, snapshot: JSON.parse(JSON.stringify(world.sandbox.snapshot())) });
  const asked = { domain: [], fields: ["display_name", "state", "move_ids", "sale_id"] };
  expect(again.run("admin", "stock.picking", "search_read", asked)).toEqual(world.run("stock.picking", "search_read", asked));
  expect(again.run("admin", "sale.order", "create", { vals_list: [{ partner_id: world.customer }] })).toEqual([2]);
});

test("what each transaction wrote, laid over the old snapshot, is the new world", () => {
  const world = smallWorld();
  const before = JSON.parse(JSON.stringify(world.sandbox.snapshot()));
  const written: WorldRow[] = [];
  const stop = world.sandbox.onCommit((rows) => written.push(...rows));
  const id = world.order(3);
  world.run("sale.order", "action_confirm", { ids: [id] });
  world.run("sale.order", "action_cancel", { ids: [id] });
  stop();
  world.sandbox.run("admin", "res.partner", "write", { ids: [world.customer], vals: { city: "unseen" } });
  expect(written.some((row) => row.model === "stock.move.line" && row.data === null)).toBe(true);
  const again = createSandbox({ clock: () => NOW, snapshot: before });
  again.applyOverlay(JSON.parse(JSON.stringify(written)));
  const tables = (sandbox: typeof again) => {
    const { "res.partner": _, ...rows } = sandbox.snapshot().rows;
    return Object.fromEntries(Object.entries(rows).map(([model, list]) => [model, list.toSorted((a, b) => Number(a["id"]) - Number(b["id"]))]));
  };
  expect(tables(again)).toEqual(tables(world.sandbox));
});

test("a call that fails changes nothing, and tells nobody", () => {
  const world = smallWorld();
  const before = world.sandbox.snapshot().rows;
  let told = 0;
  world.sandbox.onCommit(() => {
    told += 1;
  });
  expect(() =>
    world.run("sale.order", "create", {
      vals_list: [{ partner_id: world.customer, order_line: [[0, 0, { product_id: world.product }]] }, { partner_id: 999 }],
    }),
  ).toThrow(expect.objectContaining({ status: 404 }));
  expect(world.sandbox.snapshot().rows).toEqual(before);
  expect(told).toBe(0);
});

test("columns are set as they are, and nothing is recomputed", () => {
  const world = smallWorld();
  const id = world.order(1);
  world.sandbox.setColumns([{ model: "sale.order", id, values: { create_date: "2025-01-01 00:00:00", amount_total: 1 } }]);
  expect(world.row("sale.order", id, ["create_date", "amount_total"])).toEqual({ id, create_date: "2025-01-01 00:00:00", amount_total: 1 });
});
