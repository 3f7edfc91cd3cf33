import type { Calendar } from "./calendar.ts";
import { ATLANTA, CARRIERS, COLUMBUS, RENO, WAREHOUSES } from "./companies.ts";
import type { Customer, Moment, SaleFate, SaleLine, SaleOrder, Transfer, Xid } from "./dataset.ts";
import type { Numbering } from "./numbering.ts";
import type { Random } from "./random.ts";
import { drawProducts, saleLines } from "./sale-lines.ts";
import type { Shelves } from "./shelves.ts";

/** What the sales generator works with. */
export interface SalesContext {
  readonly calendar: Calendar;
  readonly shelves: Shelves;
  readonly numbering: Numbering;
  readonly customers: readonly Customer[];
}

type Kind = SaleFate["kind"];

/** How orders of an age (in days) have ended up, in percent. */
const FATES: readonly { readonly youngest: number; readonly weights: Readonly<Record<Kind, number>> }[] = [
  { youngest: 46, weights: { draft: 0, sent: 14, cancelled: 6, open: 0, delivered: 80, partial: 0 } },
  { youngest: 15, weights: { draft: 1, sent: 5, cancelled: 4, open: 9, delivered: 75, partial: 6 } },
  { youngest: 0, weights: { draft: 12, sent: 10, cancelled: 3, open: 52, delivered: 20, partial: 3 } },
];

const RECENT_SHARE = 0.24;
const RECENT_DAYS = 30;
const YEAR = 364;

/** The days before today on which orders were placed, oldest first. */
export function orderAges(random: Random, count: number): number[] {
  const ages = Array.from({ length: count }, () => (random.chance(RECENT_SHARE) ? random.int(1, RECENT_DAYS) : random.int(RECENT_DAYS + 1, YEAR)));
  return ages.sort((a, b) => b - a);
}

/** Customers are not alike: the square makes the first third order about as often as all others. */
function pickCustomer(random: Random, customers: readonly Customer[]): Customer {
  const found = customers[Math.floor(random.next() ** 2 * customers.length)];
  return found ?? random.pick(customers);
}

export function warehouseOf(xid: Xid) {
  const found = WAREHOUSES.find((warehouse) => warehouse.xid === xid);
  if (!found) throw new RangeError(`There is no warehouse ${xid}.`);
  return found;
}

/** A transfer that is planned for a day; `promisedAt` is the deadline when there is one. */
export function delivery(
  context: SalesContext,
  order: SaleOrderHead,
  suffix: string,
  days: { scheduledAt: Moment; doneAt?: Moment; tracking?: string },
): Transfer {
  return {
    xid: `${order.xid}_${suffix}`,
    name: context.numbering.next(`${warehouseOf(order.warehouse).code}/OUT`, 5),
    createdAt: order.placedAt,
    scheduledAt: days.scheduledAt,
    deadlineAt: order.promisedAt ?? days.scheduledAt,
    doneAt: days.doneAt ?? null,
    carrier: order.carrier,
    tracking: days.tracking ?? null,
  };
}

export type SaleOrderHead = Omit<SaleOrder, "lines" | "fate">;

export function trackingReference(random: Random, carrier: Xid | null): string {
  const prefix = CARRIERS.find((candidate) => candidate.xid === carrier)?.tracking ?? "CS";
  return `${prefix}${random.int(10_000_000, 99_999_999)}`;
}

/** When an open order is to leave: a few are overdue, some leave today or tomorrow, the rest in the next three weeks. */
function openDay(random: Random, age: number): number {
  const soonest = 2 - age;
  const when = random.weighted({ overdue: age > 6 ? 22 : 8, today: 8, tomorrow: 10, later: 60 });
  if (when === "overdue") return Math.min(-1, Math.max(soonest, random.int(-7, -1)));
  if (when === "today") return 0;
  return when === "tomorrow" ? 1 : random.int(2, 20);
}

function head(random: Random, context: SalesContext, xid: Xid, name: string, age: number): SaleOrderHead {
  const warehouse = random.weighted({ [COLUMBUS.xid]: 50, [RENO.xid]: 20, [ATLANTA.xid]: 30 });
  const customer = pickCustomer(random, context.customers);
  const promise = random.int(3, 12);
  return {
    xid,
    name,
    company: warehouseOf(warehouse).company,
    warehouse,
    customer: customer.xid,
    salesperson: customer.salesperson,
    customerRef: random.chance(0.6) ? `PO-${random.int(10_000, 99_999)}` : null,
    placedAt: context.calendar.during(random, -age),
    promisedAt: random.chance(0.7) ? context.calendar.at(promise - age, "20:00") : null,
    paymentTerm: customer.paymentTerm,
    carrier: random.chance(0.85) ? random.pick(CARRIERS).xid : null,
  };
}

/** An open order's promise is its own day or up to three days before it, whichever the customer was told. */
function openOrder(random: Random, context: SalesContext, base: SaleOrderHead, age: number): SaleOrder {
  const { calendar, shelves } = context;
  const day = openDay(random, age);
  const promisedAt = base.promisedAt && calendar.at(Math.max(1 - age, random.chance(0.2) ? day - random.int(1, 3) : day), "20:00");
  const order = { ...base, promisedAt };
  const supply = random.weighted({ ready: 66, mixed: 10, waiting: 14, short: 10 });
  const empty = shelves.empty(order.warehouse);
  const ready = drawProducts(random, shelves.full(order.warehouse));
  const short = supply === "short" ? shelves.takeShort(order.warehouse) : undefined;
  const missing = supply === "mixed" ? [random.pick(empty)] : supply === "waiting" ? drawProducts(random, empty).slice(0, 2) : [];
  const lines = saleLines(random, order.xid, supply === "waiting" ? missing : [...ready, ...missing, ...(short ? [short] : [])]);
  const missed = new Set(missing.map((product) => product.xid));
  for (const line of lines) {
    if (missed.has(line.product)) continue;
    const share = line.product === short?.xid ? Math.floor(line.quantity / 2) : line.quantity;
    shelves.reserve(order.warehouse, line.product, share);
  }
  return { ...order, lines, fate: { kind: "open", delivery: delivery(context, order, "delivery", { scheduledAt: calendar.during(random, day) }) } };
}

function shippedDays(random: Random, context: SalesContext, order: SaleOrderHead, age: number) {
  const plannedDay = Math.min(-1, -age + random.int(1, 7));
  const late = random.chance(0.28) ? random.int(1, 6) : 0;
  const doneDay = Math.min(-1, plannedDay + late);
  return {
    scheduledAt: context.calendar.during(random, plannedDay),
    doneAt: context.calendar.at(doneDay, `${random.int(19, 21)}:${random.pick(["05", "20", "40"])}`),
    tracking: trackingReference(random, order.carrier),
  };
}

function deliveredOrder(random: Random, context: SalesContext, order: SaleOrderHead, age: number): SaleOrder {
  const lines = saleLines(random, order.xid, drawProducts(random, context.shelves.stocked(order.warehouse)));
  for (const line of lines) context.shelves.deliver(order.warehouse, line.product, line.quantity);
  return { ...order, lines, fate: { kind: "delivered", delivery: delivery(context, order, "delivery", shippedDays(random, context, order, age)) } };
}

/** One line was sent in part; its remainder waits in a backorder. */
function partialOrder(random: Random, context: SalesContext, order: SaleOrderHead, age: number): SaleOrder {
  const short = context.shelves.takeShort(order.warehouse);
  if (!short) return deliveredOrder(random, context, order, age);
  const lines = saleLines(random, order.xid, [...drawProducts(random, context.shelves.full(order.warehouse)), short]);
  const raised = lines.map((line): SaleLine => (line.product === short.xid ? { ...line, quantity: Math.max(2, line.quantity) } : line));
  const delivered = raised.map((line) => (line.product === short.xid ? Math.floor(line.quantity / 2) : line.quantity));
  raised.forEach((line, index) => {
    context.shelves.deliver(order.warehouse, line.product, delivered[index] ?? 0);
  });
  const backorderDay = context.calendar.during(random, random.int(-3, 14));
  const first = delivery(context, order, "delivery", shippedDays(random, context, order, age));
  const backorder = delivery(context, order, "backorder", { scheduledAt: backorderDay });
  return {
    ...order,
    lines: raised,
    fate: { kind: "partial", delivery: first, backorder: { ...backorder, createdAt: first.doneAt ?? order.placedAt }, delivered },
  };
}

function quotation(random: Random, context: SalesContext, order: SaleOrderHead, kind: "draft" | "sent" | "cancelled"): SaleOrder {
  return { ...order, lines: saleLines(random, order.xid, drawProducts(random, context.shelves.stocked(order.warehouse))), fate: { kind } };
}

/** The order placed `age` days ago. */
export function generateSale(random: Random, context: SalesContext, name: string, age: number): SaleOrder {
  const order = head(random, context, `sale_${name.toLowerCase()}`, name, age);
  const weights = FATES.find(({ youngest }) => age >= youngest)?.weights;
  const kind = weights ? random.weighted(weights) : "draft";
  switch (kind) {
    case "open":
      return openOrder(random, context, order, age);
    case "delivered":
      return deliveredOrder(random, context, order, age);
    case "partial":
      return partialOrder(random, context, order, age);
    case "draft":
    case "sent":
    case "cancelled":
      return quotation(random, context, order, kind);
  }
}
