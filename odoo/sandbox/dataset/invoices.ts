import { addDays, daysBetween } from "../../../core/dates.ts";
import type { Day, Invoice, InvoiceLine, Moment, PaymentTerm, PurchaseOrder, SaleOrder, Xid } from "./dataset.ts";
import { PAYMENT_TERMS } from "./dataset.ts";
import type { Numbering } from "./numbering.ts";
import type { Random } from "./random.ts";

interface Drafted extends Omit<Invoice, "name"> {
  /** Anchored invoices are paid or open as the anchor says. */
  readonly series: string;
}

const earlier = (a: Day, b: Day) => (a < b ? a : b);

/** When the invoice was paid: mostly around the day it was due; one in ten that fell due stays open. */
function paidOn(random: Random, today: Day, date: Day, term: PaymentTerm): Day | null {
  const day = addDays(date, PAYMENT_TERMS[term] + random.int(-6, 9));
  return day < today && !random.chance(0.1) ? day : null;
}

function shipped(order: SaleOrder): { doneAt: Moment; quantities: readonly number[] } | undefined {
  if (order.fate.kind === "delivered" && order.fate.delivery.doneAt)
    return { doneAt: order.fate.delivery.doneAt, quantities: order.lines.map((line) => line.quantity) };
  if (order.fate.kind === "partial" && order.fate.delivery.doneAt) return { doneAt: order.fate.delivery.doneAt, quantities: order.fate.delivered };
  return undefined;
}

const ANCHORED_PAYMENT: ReadonlyMap<string, "paid" | "open"> = new Map([
  ["S10010", "open"],
  ["S10011", "paid"],
  ["P10008", "open"],
]);

function customerInvoice(random: Random, today: Day, order: SaleOrder): Drafted | undefined {
  const sent = shipped(order);
  const anchored = ANCHORED_PAYMENT.get(order.name);
  if (!sent || (!anchored && !random.chance(0.94))) return undefined;
  const date = earlier(addDays(sent.doneAt.slice(0, 10), random.int(0, 2)), today);
  const xid = `${order.xid}_invoice`;
  const usual = paidOn(random, today, date, order.paymentTerm);
  return {
    xid,
    kind: "customer_invoice",
    series: `INV/${date.slice(0, 4)}`,
    company: order.company,
    partner: order.customer,
    order: order.xid,
    orderName: order.name,
    ref: order.customerRef,
    date,
    paymentTerm: order.paymentTerm,
    paidOn: anchored === "open" ? null : anchored === "paid" ? addDays(date, 5) : usual,
    lines: order.lines
      .map((line, index): InvoiceLine => ({ ...line, xid: `${xid}_line_${index + 1}`, orderLine: line.xid, quantity: sent.quantities[index] ?? 0 }))
      .filter((line) => line.quantity > 0),
  };
}

function vendorBill(random: Random, today: Day, order: PurchaseOrder): Drafted | undefined {
  const anchored = ANCHORED_PAYMENT.get(order.name);
  if (order.fate.kind !== "received" || !order.fate.receipt.doneAt || (!anchored && !random.chance(0.9))) return undefined;
  const date = earlier(addDays(order.fate.receipt.doneAt.slice(0, 10), random.int(1, 6)), today);
  const xid = `${order.xid}_bill`;
  const usual = paidOn(random, today, date, "account.account_payment_term_30days");
  return {
    xid,
    kind: "vendor_bill",
    series: `BILL/${date.slice(0, 4)}/${date.slice(5, 7)}`,
    company: order.company,
    partner: order.supplier,
    order: order.xid,
    orderName: order.name,
    ref: `R-${random.int(10_000, 99_999)}-${order.name.slice(1)}`,
    date,
    paymentTerm: "account.account_payment_term_30days",
    paidOn: anchored ? null : usual,
    lines: order.lines.map((line, index): InvoiceLine => ({ ...line, xid: `${xid}_line_${index + 1}`, orderLine: line.xid, discount: 0 })),
  };
}

/** Invoices of what was delivered and bills of what was received, numbered by date within each company. */
export function generateInvoices(
  random: Random,
  today: Day,
  numberings: ReadonlyMap<Xid, Numbering>,
  sales: readonly SaleOrder[],
  purchases: readonly PurchaseOrder[],
): Invoice[] {
  const drafts = [...sales.map((order) => customerInvoice(random, today, order)), ...purchases.map((order) => vendorBill(random, today, order))];
  return drafts
    .filter((draft) => draft !== undefined)
    .filter((draft) => daysBetween(draft.date, today) >= 0)
    .sort((a, b) => a.date.localeCompare(b.date) || a.xid.localeCompare(b.xid))
    .map(({ series, ...draft }) => {
      const name = numberings.get(draft.company)?.next(series, draft.kind === "customer_invoice" ? 5 : 4) ?? series;
      return { ...draft, name };
    });
}
