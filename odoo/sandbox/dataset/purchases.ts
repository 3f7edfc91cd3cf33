import type { Calendar } from "./calendar.ts";
import { WAREHOUSES } from "./companies.ts";
import type { Moment, Product, PurchaseFate, PurchaseLine, PurchaseOrder, Supplier, Transfer, Xid } from "./dataset.ts";
import type { Numbering } from "./numbering.ts";
import { roundQuantity } from "./quantities.ts";
import type { Random } from "./random.ts";
import { warehouseOf } from "./sales.ts";
import type { Shelves } from "./shelves.ts";

export interface PurchaseContext {
  readonly calendar: Calendar;
  readonly shelves: Shelves;
  readonly numbering: Numbering;
  readonly suppliers: readonly Supplier[];
  readonly products: readonly Product[];
}

export type PurchaseHead = Omit<PurchaseOrder, "lines" | "fate">;

export function receipt(context: PurchaseContext, order: PurchaseHead, suffix: string, scheduledAt: Moment, doneAt: Moment | null): Transfer {
  return {
    xid: `${order.xid}_${suffix}`,
    name: context.numbering.next(`${warehouseOf(order.warehouse).code}/IN`, 5),
    createdAt: order.orderedAt,
    scheduledAt,
    deadlineAt: scheduledAt,
    doneAt,
    carrier: null,
    tracking: null,
  };
}

/** What the supplier asks for the product. */
export const supplierPrice = (product: Product, supplier: Xid) => product.suppliers.find((term) => term.supplier === supplier)?.price ?? product.cost;

interface Draft {
  readonly name: string;
  readonly warehouse: Xid;
  readonly supplier: Xid;
  readonly products: readonly Product[];
  /** Days from today. */
  readonly ordered: number;
  readonly planned: number;
}

function head(random: Random, context: PurchaseContext, draft: Draft): PurchaseHead {
  return {
    xid: `purchase_${draft.name.toLowerCase()}`,
    name: draft.name,
    company: warehouseOf(draft.warehouse).company,
    warehouse: draft.warehouse,
    supplier: draft.supplier,
    supplierRef: random.chance(0.7) ? `SO-${random.int(100_000, 999_999)}` : null,
    orderedAt: context.calendar.during(random, draft.ordered),
    plannedAt: context.calendar.during(random, draft.planned),
  };
}

function lines(random: Random, order: Xid, draft: Draft): PurchaseLine[] {
  return draft.products.map((product, index) => {
    const price = supplierPrice(product, draft.supplier);
    return { xid: `${order}_line_${index + 1}`, product: product.xid, price, quantity: roundQuantity(product, random.int(300, 2_600), price) };
  });
}

/** A purchase order still to be received, one in five of them already past its day. */
export function outstandingPurchase(
  random: Random,
  context: PurchaseContext,
  name: string,
  warehouse: Xid,
  supplier: Xid,
  products: readonly Product[],
): PurchaseOrder {
  const planned = random.chance(0.2) ? random.int(-8, -1) : random.int(1, 24);
  const draft = { name, warehouse, supplier, products, planned, ordered: Math.min(-2, planned - random.int(8, 25)) };
  const order = head(random, context, draft);
  return {
    ...order,
    lines: lines(random, order.xid, draft),
    fate: { kind: "outstanding", receipt: receipt(context, order, "receipt", order.plannedAt, null) },
  };
}

type PastKind = "received" | "draft" | "sent" | "cancelled";

/** A purchase order of the past year that is received, was given up, or has not been placed yet. */
export function pastPurchase(random: Random, context: PurchaseContext, name: string, age: number): PurchaseOrder | undefined {
  const warehouse = random.pick(WAREHOUSES).xid;
  const first = random.pick(context.shelves.stocked(warehouse));
  const supplier = random.pick(first.suppliers).supplier;
  const others = context.shelves
    .stocked(warehouse)
    .filter((product) => product.suppliers.some((term) => term.supplier === supplier) && product !== first);
  const products = [first, ...random.shuffled(others).slice(0, random.int(0, 4))];
  const kind =
    age < 12
      ? random.weighted<PastKind>({ draft: 50, sent: 30, received: 20, cancelled: 0 })
      : random.weighted<PastKind>({ draft: 0, sent: 0, received: 95, cancelled: 5 });
  const planned = -age + random.int(5, 28);
  const order = head(random, context, { name, warehouse, supplier, products, ordered: -age, planned });
  const wanted = lines(random, order.xid, { name, warehouse, supplier, products, ordered: -age, planned });
  if (kind !== "received") return { ...order, lines: wanted, fate: { kind } };
  const received = wanted
    .map((line) => ({ ...line, quantity: Math.floor(context.shelves.receivable(warehouse, line.product, line.quantity)) }))
    .filter((line) => line.quantity > 0)
    .map((line, index) => ({ ...line, xid: `${order.xid}_line_${index + 1}` }));
  if (received.length === 0) return undefined;
  for (const line of received) context.shelves.receive(warehouse, line.product, line.quantity);
  const late = random.chance(0.25) ? random.int(1, 9) : -random.int(0, 1);
  const doneAt = context.calendar.at(Math.min(-1, planned + late), `${random.int(14, 19)}:35`);
  const fate: PurchaseFate = { kind: "received", receipt: receipt(context, order, "receipt", order.plannedAt, doneAt) };
  return { ...order, lines: received, fate };
}

/** What each warehouse waits for: most products with an empty shelf, grouped by the supplier that they are bought from. */
export function shortages(random: Random, context: PurchaseContext): { warehouse: Xid; supplier: Xid; products: Product[] }[] {
  return WAREHOUSES.flatMap((warehouse) => {
    const bySupplier = new Map<Xid, Product[]>();
    for (const product of context.shelves.empty(warehouse.xid)) {
      const supplier = product.suppliers[0]?.supplier;
      if (!supplier || random.chance(0.25)) continue;
      bySupplier.set(supplier, [...(bySupplier.get(supplier) ?? []), product]);
    }
    return [...bySupplier].map(([supplier, products]) => ({ warehouse: warehouse.xid, supplier, products }));
  });
}
