import { beforeAll, expect, test } from "vitest";
import type { Json } from "../../../core/json.ts";
import type { Dataset } from "../dataset/dataset.ts";
import { createSandbox } from "../sandbox.ts";
import { rowsOf, SEED_MODULE } from "./ledger.ts";
import { sandboxDoor } from "./sandbox-door.ts";
import { seedOdoo } from "./seed.ts";

const NOW = new Date("2026-03-18T15:00:00Z");
const clock = () => NOW;
const small = { size: "small", seed: 7, now: NOW } as const;

function freshDoor() {
  return sandboxDoor(createSandbox({ clock }));
}
const door = freshDoor();
let data: Dataset;

beforeAll(async () => {
  const result = await seedOdoo({ door, ...small });
  if (result.kind !== "seeded") throw new Error("A fresh Odoo was taken for a seeded one.");
  data = result.data;
});

const read = async (model: string, domain: Json, fields: readonly string[], order = "name") =>
  rowsOf(await door.call(model, "search_read", { domain, fields, order, limit: 0 }));

test("every order of the data set is in Odoo under its name, date and amount", async () => {
  const rows = await read("sale.order", [], ["name", "date_order", "amount_untaxed", "amount_tax"]);
  expect(rows.map((row) => [row["name"], row["date_order"]])).toEqual(data.sales.map((order) => [order.name, order.placedAt]).sort());
  const worth = new Map(
    data.sales.map((order) => [order.name, order.lines.reduce((sum, line) => sum + line.quantity * line.price * (1 - line.discount / 100), 0)]),
  );
  for (const row of rows) expect(Math.abs(Number(row["amount_untaxed"]) - (worth.get(String(row["name"])) ?? 0))).toBeLessThan(0.05);
  expect(rows.every((row) => row["amount_tax"] === 0)).toBe(true);
});

test("orders stand where the data set says", async () => {
  const states = {
    draft: ["draft"],
    sent: ["sent"],
    cancelled: ["cancel"],
    open: ["sale", "pending"],
    delivered: ["sale", "full"],
    partial: ["sale", "partial"],
  } as const;
  const rows = await read("sale.order", [], ["name", "state", "delivery_status"]);
  const returned = new Set(data.returns.map((back) => back.order));
  const found = new Map(rows.map((row) => [row["name"], [row["state"], row["delivery_status"]]]));
  for (const order of data.sales.filter(({ xid }) => !returned.has(xid))) {
    const [state, delivery] = states[order.fate.kind];
    expect([order.name, ...(found.get(order.name) ?? [])]).toEqual([order.name, state, delivery ?? false]);
  }
});

test("deliveries and receipts have their names, days and tracking references", async () => {
  const transfers = [...data.sales, ...data.purchases].flatMap(({ fate }) =>
    Object.values(fate).filter((part) => typeof part === "object" && "scheduledAt" in part),
  );
  const rows = await read("stock.picking", [["return_id", "=", false]], ["name", "scheduled_date", "date_done", "carrier_tracking_ref"]);
  const byName = (a: readonly unknown[], b: readonly unknown[]) => String(a[0]).localeCompare(String(b[0]));
  expect(rows.map((row) => [row["name"], row["scheduled_date"], row["date_done"], row["carrier_tracking_ref"]]).sort(byName)).toEqual(
    transfers.map((transfer) => [transfer.name, transfer.scheduledAt, transfer.doneAt ?? false, transfer.tracking ?? false]).sort(byName),
  );
});

test("the first anchor waits for goods that a late purchase order will bring", async () => {
  const [delivery] = await read("stock.picking", [["sale_id.name", "=", "S10001"]], ["name", "state", "scheduled_date"]);
  expect(delivery).toMatchObject({
    name: "COL/OUT/00001",
    state: "confirmed",
    scheduled_date: data.sales[0]?.fate.kind === "open" ? data.sales[0].fate.delivery.scheduledAt : "",
  });
  const [purchase] = await read("purchase.order", [["name", "=", "P10001"]], ["state", "receipt_status", "date_planned"]);
  expect(purchase).toMatchObject({ state: "purchase", receipt_status: "pending" });
  expect(String(purchase?.["date_planned"]) < "2026-03-18").toBe(true);
});

test("what is open can be shipped from what is there, as the data set booked it", async () => {
  const rows = await read("stock.quant", [["location_id.usage", "=", "internal"]], ["quantity", "reserved_quantity"], "id");
  expect(rows.filter((row) => Number(row["quantity"]) < 0 || Number(row["reserved_quantity"]) > Number(row["quantity"]))).toEqual([]);
  const anchors = await read("stock.picking", [["sale_id.name", "in", ["S10003", "S10007", "S10008", "S10015"]]], ["state"], "id");
  expect(anchors.map((row) => row["state"])).toEqual(["assigned", "assigned", "assigned", "assigned"]);
});

test("invoices are numbered and dated, and owed exactly where the data set leaves them unpaid", async () => {
  const rows = await read(
    "account.move",
    [["move_type", "in", ["out_invoice", "in_invoice"]]],
    ["name", "invoice_date", "state", "payment_state", "amount_residual", "company_id"],
  );
  expect(rows.length).toBe(data.invoices.length);
  const unpaid = data.invoices.filter((invoice) => invoice.paidOn === null).map((invoice) => `${invoice.name} ${invoice.date}`);
  const owed = rows.filter((row) => Number(row["amount_residual"]) > 0);
  expect(owed.map((row) => `${row["name"]} ${row["invoice_date"]}`).sort()).toEqual(unpaid.sort());
  expect(rows.every((row) => row["state"] === "posted" && row["payment_state"] === (Number(row["amount_residual"]) > 0 ? "not_paid" : "paid"))).toBe(
    true,
  );
});

test("every record of the data set has an external id", async () => {
  const rows = await read("ir.model.data", [["module", "=", SEED_MODULE]], ["name", "res_id"]);
  const names = new Set(rows.map((row) => row["name"]));
  const xids = [
    ...data.companies,
    ...data.warehouses,
    ...data.products,
    ...data.customers,
    ...data.suppliers,
    ...data.sales,
    ...data.purchases,
    ...data.invoices,
    ...data.notes,
  ].map(({ xid }) => xid);
  expect(xids.filter((xid) => !names.has(xid))).toEqual([]);
  expect(rows.every((row) => Number(row["res_id"]) > 0)).toBe(true);
});

test("a second load says that it is there already and changes nothing", async () => {
  const before = await door.call("ir.model.data", "search_count", { domain: [] });
  await expect(seedOdoo({ door, ...small, now: new Date("2026-05-01T00:00:00Z") })).resolves.toEqual({ kind: "already_seeded" });
  await expect(door.call("ir.model.data", "search_count", { domain: [] })).resolves.toBe(before);
});

test("a load that broke off is not taken up again", async () => {
  const broken = freshDoor();
  let steps = 0;
  const stop = () => {
    steps += 1;
    if (steps === 3) throw new Error("The power went.");
  };
  await expect(seedOdoo({ door: broken, ...small, progress: stop })).rejects.toThrow("The power went.");
  await expect(seedOdoo({ door: broken, ...small })).rejects.toMatchObject({ code: "STALE" });
});
