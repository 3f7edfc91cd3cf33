import type { PurchaseOrder, Transfer } from "../dataset/dataset.ts";
import { idsOf, rowsOf } from "./ledger.ts";
import { registerMoves } from "./register-moves.ts";
import { batches, createAll, type Entry, groupBy, inCompany, QUIET, type SeedRun, sideBySide } from "./run.ts";

const BATCH = 25;

function purchaseEntry({ ledger, data }: SeedRun, order: PurchaseOrder): Entry {
  const code = data.warehouses.find((warehouse) => warehouse.xid === order.warehouse)?.code.toLowerCase();
  const lines = order.lines.map((line) => [
    0,
    0,
    { product_id: ledger.id(line.product), product_qty: line.quantity, price_unit: line.price, date_planned: order.plannedAt, tax_ids: [[6, 0, []]] },
  ]);
  return {
    xid: order.xid,
    values: {
      name: order.name,
      partner_id: ledger.id(order.supplier),
      partner_ref: order.supplierRef ?? false,
      company_id: ledger.id(order.company),
      picking_type_id: ledger.id(`receipts_${code}`),
      date_order: order.orderedAt,
      date_planned: order.plannedAt,
      order_line: lines,
    },
  };
}

async function registerLines({ door, ledger }: SeedRun, orders: readonly PurchaseOrder[]): Promise<void> {
  const rows = rowsOf(await door.call("purchase.order", "read", { ids: orders.map((order) => ledger.id(order.xid)), fields: ["order_line"] }));
  const lines = new Map(rows.map((row) => [row.id, idsOf(row["order_line"])]));
  for (const order of orders) {
    const ids = lines.get(ledger.id(order.xid))?.sort((a, b) => a - b) ?? [];
    order.lines.forEach((line, index) => {
      ledger.add("purchase.order.line", line.xid, ids[index] ?? 0);
    });
  }
}

/** The receipts of confirmed orders: the first is the one without a predecessor. */
async function registerReceipts(run: SeedRun, orders: readonly (readonly [PurchaseOrder, Transfer])[], context: Entry["values"]): Promise<void> {
  const { door, ledger } = run;
  const rows = rowsOf(
    await door.call("purchase.order", "read", { ids: orders.map(([order]) => ledger.id(order.xid)), fields: ["picking_ids"], context }),
  );
  const pickings = new Map(rows.map((row) => [row.id, idsOf(row["picking_ids"])]));
  for (const [order, receipt] of orders) ledger.add("stock.picking", receipt.xid, Math.max(...(pickings.get(ledger.id(order.xid)) ?? [])));
  await registerMoves(
    run,
    orders.map(([order, receipt]) => ({ transfer: receipt.xid, lines: order.lines })),
    "purchase_line_id",
  );
}

async function receivePartly(run: SeedRun, order: PurchaseOrder, context: Entry["values"]): Promise<void> {
  const { door, ledger } = run;
  if (order.fate.kind !== "partial") return;
  const { receipt, backorder, received } = order.fate;
  for (const [index, line] of order.lines.entries()) {
    const vals = { quantity: received[index] ?? 0, picked: true };
    await door.call("stock.move", "write", { ids: [ledger.id(`${receipt.xid}_move_${line.xid}`)], vals, context });
  }
  await door.call("stock.picking", "button_validate", { ids: [ledger.id(receipt.xid)], context });
  await registerReceipts(run, [[order, backorder]], context);
}

/** One after the other in the data set's order, so that two Odoos give the orders the same order of ids. */
async function createPurchases(run: SeedRun): Promise<void> {
  for (const batch of batches(run.data.purchases, BATCH)) {
    const entries = batch.map((order) => purchaseEntry(run, order));
    const context = { ...QUIET, allowed_company_ids: run.data.companies.map((company) => run.ledger.id(company.xid)) };
    await createAll(run, "purchase.order", entries, context, BATCH);
    await registerLines(run, batch);
  }
}

async function loadWarehousePurchases(run: SeedRun, orders: readonly PurchaseOrder[], context: Entry["values"]): Promise<void> {
  const { door, ledger } = run;
  const idsWith = (kind: PurchaseOrder["fate"]["kind"]) => orders.filter((order) => order.fate.kind === kind).map((order) => ledger.id(order.xid));
  if (idsWith("sent").length > 0) await door.call("purchase.order", "write", { ids: idsWith("sent"), vals: { state: "sent" }, context });
  if (idsWith("cancelled").length > 0) await door.call("purchase.order", "button_cancel", { ids: idsWith("cancelled"), context });
  const placed = orders.flatMap((order) => ("receipt" in order.fate ? [[order, order.fate.receipt] as const] : []));
  for (const batch of batches(placed, BATCH)) {
    await door.call("purchase.order", "button_confirm", { ids: batch.map(([order]) => ledger.id(order.xid)), context });
    await registerReceipts(run, batch, context);
  }
  const received = placed.filter(([order]) => order.fate.kind === "received");
  for (const batch of batches(received, BATCH)) {
    await door.call("stock.picking", "button_validate", { ids: batch.map(([, receipt]) => ledger.id(receipt.xid)), context });
  }
  for (const [order] of placed) await receivePartly(run, order, context);
}

export async function loadPurchases(run: SeedRun): Promise<void> {
  await createPurchases(run);
  const byWarehouse = groupBy(run.data.purchases, (order) => order.warehouse);
  await sideBySide(byWarehouse, (_, orders) => loadWarehousePurchases(run, orders, inCompany(run.ledger.id(orders[0]?.company ?? ""))));
}
