import { expect, test } from "vitest";
import { first, smallWorld } from "../small-world.ts";

const SKIP = { skip_sms: true, skip_backorder: true };

function delivered() {
  const world = smallWorld();
  const id = world.order(4);
  world.run("sale.order", "action_confirm", { ids: [id] });
  world.run("stock.picking", "button_validate", { ids: [1], context: SKIP });
  return { ...world, id };
}

test("a delivered order is invoiced, posted and paid", () => {
  const { run, row, rows, id } = delivered();
  const context = { active_model: "sale.order", active_ids: [id] };
  const wizard = first(run("sale.advance.payment.inv", "create", { vals_list: [{}], context }));
  const { res_id: invoice } = run("sale.advance.payment.inv", "create_invoices", { ids: [wizard], context }) as { res_id: number };
  expect(row("account.move", invoice, ["name", "state", "amount_total", "display_name"])).toMatchObject({
    name: false,
    state: "draft",
    amount_total: 40,
    display_name: "Draft Invoice",
  });
  expect(run("account.move", "action_post", { ids: [invoice] })).toBe(false);
  expect(row("account.move", invoice, ["name", "payment_state", "amount_residual", "invoice_date"])).toMatchObject({
    name: "INV/2026/00001",
    payment_state: "not_paid",
    amount_residual: 40,
    invoice_date: "2026-06-10",
  });
  expect(() => run("account.move", "action_post", { ids: [invoice] })).toThrow(/must be in draft/);
  const lines = rows("account.move.line", [["move_id", "=", invoice]], ["debit", "credit", "display_type"]);
  expect(lines).toMatchObject([
    { debit: 0, credit: 40, display_type: "product" },
    { debit: 40, credit: 0, display_type: "payment_term" },
  ]);
  const active = { active_model: "account.move", active_ids: [invoice] };
  const register = first(run("account.payment.register", "create", { vals_list: [{}], context: active }));
  run("account.payment.register", "action_create_payments", { ids: [register], context: active });
  expect(row("account.move", invoice, ["payment_state", "amount_residual"])).toMatchObject({ payment_state: "paid", amount_residual: 0 });
  expect(row("sale.order", id, ["invoice_status", "invoice_ids"])).toMatchObject({ invoice_status: "invoiced", invoice_ids: [invoice] });
  expect(() => run("account.payment.register", "create", { vals_list: [{}], context: active })).toThrow(/nothing left to pay/);
});

test("part of the amount leaves an invoice partly paid", () => {
  const { run, row, customer, product } = smallWorld();
  const invoice = first(
    run("account.move", "create", {
      vals_list: [{ move_type: "out_invoice", partner_id: customer, invoice_line_ids: [[0, 0, { product_id: product, quantity: 2 }]] }],
    }),
  );
  run("account.move", "action_post", { ids: [invoice] });
  const context = { active_model: "account.move", active_ids: [invoice] };
  const register = first(run("account.payment.register", "create", { vals_list: [{ amount: 5 }], context }));
  run("account.payment.register", "action_create_payments", { ids: [register], context });
  expect(row("account.move", invoice, ["payment_state", "amount_residual"])).toMatchObject({ payment_state: "partial", amount_residual: 15 });
});

test("a bill needs its date, and one with the same reference only warns", () => {
  const { run, row, vendor, product } = smallWorld();
  const bill = () =>
    first(
      run("account.move", "create", {
        vals_list: [{ move_type: "in_invoice", partner_id: vendor, ref: "V-1", invoice_line_ids: [[0, 0, { product_id: product, quantity: 2 }]] }],
      }),
    );
  const [one, two] = [bill(), bill()];
  expect(() => run("account.move", "action_post", { ids: [one] })).toThrow(/date is required/);
  run("account.move", "write", { ids: [one, two], vals: { invoice_date: "2026-06-01" } });
  run("account.move", "action_post", { ids: [one, two] });
  expect(row("account.move", two, ["state", "duplicated_ref_ids", "name", "amount_total_signed"])).toMatchObject({
    state: "posted",
    duplicated_ref_ids: [one],
    name: "BILL/2026/06/0002",
    amount_total_signed: -8,
  });
});

test("above the company's limit a purchase waits for a manager, and a user's approval does nothing", () => {
  const { sandbox, run, row, vendor, product } = smallWorld();
  run("res.company", "write", { ids: [1], vals: { po_double_validation: "two_step", po_double_validation_amount: 50 } });
  sandbox.addUser({ login: "buyer", name: "Buyer", groups: ["purchase.group_purchase_user"] });
  const id = first(
    sandbox.run("buyer", "purchase.order", "create", {
      vals_list: [{ partner_id: vendor, order_line: [[0, 0, { product_id: product, product_qty: 20 }]] }],
    }),
  );
  expect(row("purchase.order", id, ["amount_total", "date_planned"])).toMatchObject({ amount_total: 70, date_planned: "2026-06-15 12:00:00" });
  expect(sandbox.run("buyer", "purchase.order", "button_confirm", { ids: [id] })).toBe(true);
  expect(sandbox.run("buyer", "purchase.order", "button_approve", { ids: [id] })).toEqual({});
  expect(row("purchase.order", id, ["state", "picking_ids"])).toMatchObject({ state: "to approve", picking_ids: [] });
  run("purchase.order", "button_approve", { ids: [id] });
  expect(row("purchase.order", id, ["state", "receipt_status"])).toMatchObject({ state: "purchase", receipt_status: "pending" });
});

test("a purchase line's new date is the receipt's deadline, not its plan", () => {
  const { run, row, rows, vendor, product } = smallWorld();
  const id = first(
    run("purchase.order", "create", { vals_list: [{ partner_id: vendor, order_line: [[0, 0, { product_id: product, product_qty: 5 }]] }] }),
  );
  run("purchase.order", "button_confirm", { ids: [id] });
  const [line] = rows("purchase.order.line", [["order_id", "=", id]], ["name"]);
  expect(line?.["name"]).toBe("[K-1] Ball valve");
  run("purchase.order.line", "write", { ids: [Number(line?.["id"])], vals: { date_planned: "2026-06-20 08:00:00" } });
  expect(row("purchase.order", id, ["date_planned"])["date_planned"]).toBe("2026-06-20 08:00:00");
  expect(rows("stock.picking", [["purchase_id", "=", id]], ["scheduled_date", "date_deadline"])).toMatchObject([
    { scheduled_date: "2026-06-15 12:00:00", date_deadline: "2026-06-20 08:00:00" },
  ]);
});
