import type { Invoice, PurchaseOrder, SaleOrder, Transfer, Xid } from "../dataset/dataset.ts";
import type { ColumnValues } from "./door.ts";
import { paidBy } from "./load-invoices.ts";
import type { SeedRun } from "./run.ts";

const earliest = (transfers: readonly Transfer[]) =>
  transfers
    .flatMap(({ doneAt }) => (doneAt ? [doneAt] : []))
    .sort()
    .at(0) ?? false;

function transferRows({ ledger }: SeedRun, transfer: Transfer, moves: readonly Xid[]): ColumnValues[] {
  const { createdAt, scheduledAt, deadlineAt, doneAt } = transfer;
  const values = {
    name: transfer.name,
    create_date: createdAt,
    scheduled_date: scheduledAt,
    date_deadline: deadlineAt,
    has_deadline_issue: deadlineAt < scheduledAt,
    ...(doneAt ? { date_done: doneAt } : {}),
    ...(transfer.carrier ? { carrier_id: ledger.id(transfer.carrier) } : {}),
    ...(transfer.tracking ? { carrier_tracking_ref: transfer.tracking } : {}),
  };
  const move = { create_date: createdAt, date: doneAt ?? scheduledAt, date_deadline: deadlineAt };
  return [
    { model: "stock.picking", id: ledger.id(transfer.xid), values },
    ...moves.map((xid) => ({ model: "stock.move", id: ledger.id(xid), values: move })),
  ];
}

/** The lines of an order that are in each of its transfers: a backorder holds what the first one left. */
function parts(
  order: { readonly lines: readonly { readonly xid: Xid; readonly quantity: number }[] },
  first: Transfer,
  rest?: Transfer,
  done: readonly number[] = [],
) {
  const inFirst = order.lines.filter((_, index) => !rest || (done[index] ?? 0) > 0);
  const inRest = order.lines.filter((line, index) => (done[index] ?? 0) < line.quantity);
  const named = (transfer: Transfer, lines: typeof order.lines) => ({ transfer, moves: lines.map((line) => `${transfer.xid}_move_${line.xid}`) });
  return [named(first, inFirst), ...(rest ? [named(rest, inRest)] : [])];
}

function saleRows(run: SeedRun, order: SaleOrder): ColumnValues[] {
  const { fate } = order;
  const transfers =
    "delivery" in fate
      ? parts(order, fate.delivery, "backorder" in fate ? fate.backorder : undefined, "delivered" in fate ? fate.delivered : undefined)
      : [];
  const values = {
    date_order: order.placedAt,
    create_date: order.placedAt,
    ...(order.carrier ? { carrier_id: run.ledger.id(order.carrier) } : {}),
    ...(transfers.length > 0 ? { effective_date: earliest(transfers.map(({ transfer }) => transfer)) } : {}),
  };
  return [
    { model: "sale.order", id: run.ledger.id(order.xid), values },
    ...order.lines.map((line) => ({ model: "sale.order.line", id: run.ledger.id(line.xid), values: { create_date: order.placedAt } })),
    ...transfers.flatMap(({ transfer, moves }) => transferRows(run, transfer, moves)),
  ];
}

function purchaseRows(run: SeedRun, order: PurchaseOrder): ColumnValues[] {
  const { fate } = order;
  const transfers =
    "receipt" in fate
      ? parts(order, fate.receipt, "backorder" in fate ? fate.backorder : undefined, "received" in fate ? fate.received : undefined)
      : [];
  const values = {
    date_order: order.orderedAt,
    create_date: order.orderedAt,
    ...(transfers.length > 0 ? { date_approve: order.orderedAt, effective_date: earliest(transfers.map(({ transfer }) => transfer)) } : {}),
  };
  return [
    { model: "purchase.order", id: run.ledger.id(order.xid), values },
    ...transfers.flatMap(({ transfer, moves }) => transferRows(run, transfer, moves)),
  ];
}

function invoiceRows({ ledger, data }: SeedRun, invoice: Invoice): ColumnValues[] {
  const created = { create_date: `${invoice.date} 21:30:00` };
  if (paidBy(invoice, data.today) !== "history") return [{ model: "account.move", id: ledger.id(invoice.xid), values: created }];
  const settled = { amount_residual: 0, amount_residual_signed: 0, payment_state: "paid" };
  return [
    { model: "account.move", id: ledger.id(invoice.xid), values: { ...created, ...settled } },
    {
      model: "account.move.line",
      id: ledger.id(`${invoice.xid}_due`),
      values: { amount_residual: 0, amount_residual_currency: 0, reconciled: true },
    },
  ];
}

/** Odoo did all of it today; this is when it really happened, and under which names. */
export function historyRows(run: SeedRun): ColumnValues[] {
  const { data, ledger } = run;
  return [
    ...data.purchases.flatMap((order) => purchaseRows(run, order)),
    ...data.sales.flatMap((order) => saleRows(run, order)),
    ...data.returns.flatMap(({ transfer }) => transferRows(run, transfer, [])),
    ...data.invoices.flatMap((invoice) => invoiceRows(run, invoice)),
    ...data.notes.map((note) => ({ model: "mail.message", id: ledger.id(note.xid), values: { date: note.at, create_date: note.at } })),
  ];
}

/** Transfers first give up the names that Odoo gave them, which may be those that others are to have. */
export function namesGivenUp(run: SeedRun): ColumnValues[] {
  const { data, ledger } = run;
  const transfers = [
    ...data.purchases.flatMap(({ fate }) => ("receipt" in fate ? [fate.receipt, ...("backorder" in fate ? [fate.backorder] : [])] : [])),
    ...data.sales.flatMap(({ fate }) => ("delivery" in fate ? [fate.delivery, ...("backorder" in fate ? [fate.backorder] : [])] : [])),
    ...data.returns.map(({ transfer }) => transfer),
  ];
  return transfers.map(({ xid }) => ({ model: "stock.picking", id: ledger.id(xid), values: { name: `renaming ${xid}` } }));
}
