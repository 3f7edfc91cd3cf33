import type { JsonObject } from "../../../core/json.ts";
import type { SaleOrder, Transfer } from "../dataset/dataset.ts";
import { idsOf, rowsOf } from "./ledger.ts";
import { registerMoves } from "./register-moves.ts";
import { batches, createAll, type Entry, groupBy, inCompany, QUIET, type SeedRun, sideBySide } from "./run.ts";

const BATCH = 25;

/** Finished deliveries get their carrier with their dates: sending them through it would post a note on each. */
function saleEntry({ ledger }: SeedRun, order: SaleOrder): Entry {
  const shipped = order.fate.kind === "delivered" || order.fate.kind === "partial";
  const lines = order.lines.map((line) => [
    0,
    0,
    { product_id: ledger.id(line.product), product_uom_qty: line.quantity, price_unit: line.price, discount: line.discount },
  ]);
  return {
    xid: order.xid,
    values: {
      name: order.name,
      partner_id: ledger.id(order.customer),
      company_id: ledger.id(order.company),
      warehouse_id: ledger.id(order.warehouse),
      user_id: ledger.id(order.salesperson),
      client_order_ref: order.customerRef ?? false,
      date_order: order.placedAt,
      commitment_date: order.promisedAt ?? false,
      payment_term_id: ledger.own(order.paymentTerm),
      carrier_id: order.carrier && !shipped ? ledger.id(order.carrier) : false,
      order_line: lines,
    },
  };
}

async function registerLines({ door, ledger }: SeedRun, orders: readonly SaleOrder[]): Promise<void> {
  const rows = rowsOf(await door.call("sale.order", "read", { ids: orders.map((order) => ledger.id(order.xid)), fields: ["order_line"] }));
  const lines = new Map(rows.map((row) => [row.id, idsOf(row["order_line"])]));
  for (const order of orders) {
    const ids = lines.get(ledger.id(order.xid))?.sort((a, b) => a - b) ?? [];
    order.lines.forEach((line, index) => {
      ledger.add("sale.order.line", line.xid, ids[index] ?? 0);
    });
  }
}

type Shipped = readonly [SaleOrder, Transfer];

/** Of an order's deliveries the newest has the highest id, so a backorder is found right after it was made. */
async function registerDeliveries(run: SeedRun, orders: readonly Shipped[], context: JsonObject): Promise<void> {
  const { door, ledger } = run;
  const rows = rowsOf(
    await door.call("sale.order", "read", { ids: orders.map(([order]) => ledger.id(order.xid)), fields: ["picking_ids"], context }),
  );
  const pickings = new Map(rows.map((row) => [row.id, idsOf(row["picking_ids"])]));
  for (const [order, transfer] of orders) ledger.add("stock.picking", transfer.xid, Math.max(...(pickings.get(ledger.id(order.xid)) ?? [])));
  await registerMoves(
    run,
    orders.map(([order, transfer]) => ({ transfer: transfer.xid, lines: order.lines })),
    "sale_line_id",
  );
}

async function confirm(run: SeedRun, orders: readonly SaleOrder[], context: JsonObject): Promise<void> {
  for (const batch of batches(orders, BATCH)) {
    await run.door.call("sale.order", "action_confirm", { ids: batch.map((order) => run.ledger.id(order.xid)), context });
    await registerDeliveries(
      run,
      batch.flatMap((order): Shipped[] => ("delivery" in order.fate ? [[order, order.fate.delivery]] : [])),
      context,
    );
  }
}

async function ship(run: SeedRun, orders: readonly SaleOrder[], context: JsonObject): Promise<void> {
  const deliveries = orders.flatMap((order) => ("delivery" in order.fate ? [run.ledger.id(order.fate.delivery.xid)] : []));
  for (const ids of batches(deliveries, BATCH)) await run.door.call("stock.picking", "button_validate", { ids, context });
}

/** One after the other in the data set's order, so that two Odoos give the orders the same order of ids. */
async function createSales(run: SeedRun): Promise<void> {
  for (const batch of batches(run.data.sales, BATCH * 2)) {
    const entries = batch.map((order) => saleEntry(run, order));
    const context = { ...QUIET, allowed_company_ids: run.data.companies.map((company) => run.ledger.id(company.xid)) };
    await createAll(run, "sale.order", entries, context, BATCH * 2);
    await registerLines(run, batch);
  }
}

/** What is finished comes first, then what is sent in part, then what is open, so that each finds the stock that was booked for it. */
async function loadWarehouseSales(run: SeedRun, orders: readonly SaleOrder[], context: JsonObject): Promise<void> {
  const { door, ledger } = run;
  const groups = groupBy(orders, (order) => order.fate.kind);
  const idsOfKind = (kind: SaleOrder["fate"]["kind"]) => groups.get(kind)?.map((order) => ledger.id(order.xid)) ?? [];
  if (idsOfKind("sent").length > 0) await door.call("sale.order", "write", { ids: idsOfKind("sent"), vals: { state: "sent" }, context });
  if (idsOfKind("cancelled").length > 0) await door.call("sale.order", "action_cancel", { ids: idsOfKind("cancelled"), context });
  for (const batch of batches(groups.get("delivered") ?? [], BATCH)) {
    await confirm(run, batch, context);
    await ship(run, batch, context);
  }
  const partial = groups.get("partial") ?? [];
  await confirm(run, partial, context);
  await ship(run, partial, context);
  await registerDeliveries(
    run,
    partial.flatMap((order): Shipped[] => (order.fate.kind === "partial" ? [[order, order.fate.backorder]] : [])),
    context,
  );
  await confirm(run, groups.get("open") ?? [], context);
}

export async function loadSales(run: SeedRun): Promise<void> {
  await createSales(run);
  const byWarehouse = groupBy(run.data.sales, (order) => order.warehouse);
  await sideBySide(byWarehouse, (_, orders) => loadWarehouseSales(run, orders, inCompany(run.ledger.id(orders[0]?.company ?? ""))));
}

/** Customers send goods back from finished deliveries. */
export async function loadReturns(run: SeedRun): Promise<void> {
  const { door, ledger, data } = run;
  const orders = new Map(data.sales.map((order) => [order.xid, order]));
  for (const { order, delivery, line, quantity, transfer } of data.returns) {
    const context = inCompany(ledger.id(orders.get(order)?.company ?? ""));
    const picking = ledger.id(delivery);
    const wizardContext = { ...context, active_id: picking, active_ids: [picking], active_model: "stock.picking" };
    const [wizard = 0] = idsOf(await door.call("stock.return.picking", "create", { vals_list: [{ picking_id: picking }], context: wizardContext }));
    const wizardLines = rowsOf(
      await door.call("stock.return.picking.line", "search_read", {
        domain: [["wizard_id", "=", wizard]],
        fields: ["move_id"],
        limit: 0,
        load: null,
        context,
      }),
    );
    const returned = wizardLines.find((row) => row["move_id"] === ledger.id(`${delivery}_move_${line}`));
    if (!returned) continue;
    await door.call("stock.return.picking.line", "write", { ids: [returned.id], vals: { quantity }, context });
    await door.call("stock.return.picking", "action_create_returns", { ids: [wizard], context: wizardContext });
    const [made] = rowsOf(
      await door.call("stock.picking", "search_read", { domain: [["return_id", "=", picking]], fields: ["name"], limit: 1, context }),
    );
    if (!made) continue;
    ledger.add("stock.picking", transfer.xid, made.id);
    if (transfer.doneAt) await door.call("stock.picking", "button_validate", { ids: [made.id], context });
  }
}
