import { expect, test } from "vitest";
import { first, smallWorld } from "../small-world.ts";

const SKIP = { skip_sms: true, skip_backorder: true };

test("a quotation gets its price, cost, salesperson and expiry from Odoo's rules", () => {
  const { order, row } = smallWorld();
  expect(row("sale.order", order(10), ["name", "state", "amount_total", "margin", "validity_date", "invoice_status", "delivery_status"])).toEqual({
    id: 1,
    name: "S00001",
    state: "draft",
    amount_total: 100,
    margin: 60,
    validity_date: "2026-07-10",
    invoice_status: "no",
    delivery_status: false,
  });
});

test("confirming makes a delivery and reserves what there is; confirming twice is refused", () => {
  const { order, run, rows } = smallWorld();
  const id = order(10);
  expect(run("sale.order", "action_confirm", { ids: [id] })).toBe(true);
  expect(rows("stock.picking", [["sale_id", "=", id]], ["name", "state", "products_availability_state"])).toEqual([
    { id: 1, name: "WH/OUT/00001", state: "assigned", products_availability_state: "late" },
  ]);
  expect(rows("stock.move", [["picking_id.sale_id", "=", id]], ["product_uom_qty", "quantity", "state"])).toMatchObject([
    { product_uom_qty: 10, quantity: 7, state: "partially_available" },
  ]);
  expect(() => run("sale.order", "action_confirm", { ids: [id] })).toThrow(/not in a state requiring confirmation/);
});

test("a partial delivery asks about the rest, then leaves a backorder that a receipt fills", () => {
  const { order, run, rows, row, product, vendor } = smallWorld();
  const id = order(10);
  run("sale.order", "action_confirm", { ids: [id] });
  expect(run("stock.picking", "button_validate", { ids: [1] })).toMatchObject({
    res_model: "stock.backorder.confirmation",
    context: { default_pick_ids: [[4, 1]] },
  });
  expect(row("stock.picking", 1, ["state"])["state"]).toBe("assigned");
  expect(run("stock.picking", "button_validate", { ids: [1], context: SKIP })).toBe(true);
  const [backorder] = rows("stock.picking", [["backorder_id", "=", 1]], ["state", "backorder_id"]);
  expect(backorder).toMatchObject({ state: "confirmed", backorder_id: [1, "WH/OUT/00001"] });
  expect(row("sale.order", id, ["delivery_status", "invoice_status"])).toMatchObject({ delivery_status: "partial", invoice_status: "to invoice" });

  const purchase = first(
    run("purchase.order", "create", { vals_list: [{ partner_id: vendor, order_line: [[0, 0, { product_id: product, product_qty: 20 }]] }] }),
  );
  run("purchase.order", "button_confirm", { ids: [purchase] });
  run("stock.picking", "button_validate", { ids: [Number((row("purchase.order", purchase, ["picking_ids"])["picking_ids"] as number[])[0])] });
  expect(row("stock.picking", Number(backorder?.["id"]), ["state"])["state"]).toBe("assigned");
  expect(row("product.product", product, ["qty_available", "free_qty", "outgoing_qty", "virtual_available"])).toMatchObject({
    qty_available: 20,
    free_qty: 17,
    outgoing_qty: 3,
    virtual_available: 17,
  });
});

test("a new promise moves deadlines and not plans; a new plan shows that the promise breaks", () => {
  const { order, run, row } = smallWorld();
  const id = order(2);
  run("sale.order", "action_confirm", { ids: [id] });
  run("sale.order", "write", { ids: [id], vals: { commitment_date: "2026-06-12 12:00:00" } });
  expect(row("stock.picking", 1, ["scheduled_date", "date_deadline", "has_deadline_issue"])).toMatchObject({
    scheduled_date: "2026-06-10 12:00:00",
    date_deadline: "2026-06-12 12:00:00",
    has_deadline_issue: false,
  });
  run("stock.picking", "write", { ids: [1], vals: { scheduled_date: "2026-06-15 12:00:00" } });
  expect(row("stock.picking", 1, ["scheduled_date", "has_deadline_issue"])).toMatchObject({
    scheduled_date: "2026-06-15 12:00:00",
    has_deadline_issue: true,
  });
  expect(row("stock.move", 2, ["date"])["date"]).toBe("2026-06-15 12:00:00");
});

test("cancelling an order gives its reservation back", () => {
  const { order, run, row, product } = smallWorld();
  const id = order(5);
  run("sale.order", "action_confirm", { ids: [id] });
  expect(row("product.product", product, ["free_qty"])["free_qty"]).toBe(2);
  run("sale.order", "action_cancel", { ids: [id] });
  expect(row("product.product", product, ["free_qty"])["free_qty"]).toBe(7);
  expect(row("sale.order", id, ["state", "delivery_status"])).toMatchObject({ state: "cancel", delivery_status: false });
});

test("what is sent back counts as not delivered", () => {
  const { order, run, row, rows } = smallWorld();
  const id = order(4);
  run("sale.order", "action_confirm", { ids: [id] });
  run("stock.picking", "button_validate", { ids: [1], context: SKIP });
  const wizard = first(run("stock.return.picking", "create", { vals_list: [{ picking_id: 1 }] }));
  expect(() => run("stock.return.picking", "action_create_returns", { ids: [wizard] })).toThrow(/at least one non-zero quantity/);
  const [line] = rows("stock.return.picking.line", [["wizard_id", "=", wizard]], ["quantity"]);
  expect(line?.["quantity"]).toBe(0);
  run("stock.return.picking.line", "write", { ids: [Number(line?.["id"])], vals: { quantity: 1 } });
  const { res_id } = run("stock.return.picking", "action_create_returns", { ids: [wizard] }) as { res_id: number };
  run("stock.picking", "button_validate", { ids: [res_id], context: SKIP });
  expect(rows("sale.order.line", [["order_id", "=", id]], ["qty_delivered"])).toMatchObject([{ qty_delivered: 3 }]);
  expect(row("stock.picking", 1, ["return_ids"])["return_ids"]).toEqual([res_id]);
});
