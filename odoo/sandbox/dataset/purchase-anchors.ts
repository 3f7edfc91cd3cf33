import { ATLANTA, COLUMBUS } from "./companies.ts";
import type { Product, PurchaseFate, PurchaseOrder, Xid } from "./dataset.ts";
import { KESTREL, PAPERMILL } from "./partners.ts";
import { productXid } from "./products.ts";
import { type PurchaseContext, type PurchaseHead, receipt, supplierPrice } from "./purchases.ts";
import { warehouseOf } from "./sales.ts";

interface PurchaseAnchor {
  readonly name: string;
  /** The first supplier of the first product when it is not named. */
  readonly supplier: Xid | null;
  readonly warehouse: Xid;
  readonly ordered: number;
  readonly planned: number;
  readonly lines: readonly (readonly [code: string, quantity: number])[];
  readonly fate:
    | { readonly kind: "draft" | "sent" | "outstanding" }
    | { readonly kind: "received"; readonly done: number }
    | { readonly kind: "partial"; readonly done: number; readonly received: readonly number[]; readonly rest: number };
}

const kestrel = { supplier: KESTREL.xid, warehouse: COLUMBUS.xid };
const papermill = { supplier: PAPERMILL.xid, warehouse: ATLANTA.xid };

const PURCHASE_ANCHORS: readonly PurchaseAnchor[] = [
  /* Late; S10001 and S10014 wait on it. */
  {
    ...kestrel,
    name: "P10001",
    ordered: -30,
    planned: -6,
    lines: [
      ["VLV-0125", 200],
      ["VLV-0130", 50],
    ],
    fate: { kind: "outstanding" },
  },
  /* Comes three days after what S10002's customer was promised. */
  { ...kestrel, name: "P10002", ordered: -14, planned: 5, lines: [["GTV-0110", 100]], fate: { kind: "outstanding" } },
  /* Requests for quotation above the second band, below the first, and between them (P10006). */
  { name: "P10003", supplier: null, warehouse: COLUMBUS.xid, ordered: -2, planned: 18, lines: [["MTR-0115", 60]], fate: { kind: "draft" } },
  { ...papermill, name: "P10004", ordered: -2, planned: 9, lines: [["BOX-0110", 20]], fate: { kind: "sent" } },
  /* Received in part, and the rest is overdue. */
  { ...kestrel, name: "P10005", ordered: -25, planned: -9, lines: [["GTV-0115", 80]], fate: { kind: "partial", done: -9, received: [50], rest: -2 } },
  { ...kestrel, name: "P10006", ordered: -1, planned: 14, lines: [["VLV-0130", 100]], fate: { kind: "draft" } },
  /* What S10009 lacks. */
  { ...papermill, name: "P10007", ordered: -7, planned: 5, lines: [["BOX-0115", 150]], fate: { kind: "outstanding" } },
  { ...kestrel, name: "P10008", ordered: -21, planned: -7, lines: [["VLV-0100", 60]], fate: { kind: "received", done: -7 } },
];

function fateOf(anchor: PurchaseAnchor, order: PurchaseHead, context: PurchaseContext): PurchaseFate {
  const { fate } = anchor;
  const { calendar } = context;
  switch (fate.kind) {
    case "draft":
    case "sent":
      return { kind: fate.kind };
    case "outstanding":
      return { kind: "outstanding", receipt: receipt(context, order, "receipt", order.plannedAt, null) };
    case "received":
      return { kind: "received", receipt: receipt(context, order, "receipt", order.plannedAt, calendar.at(fate.done, "17:10")) };
    case "partial": {
      const doneAt = calendar.at(fate.done, "17:10");
      const first = receipt(context, order, "receipt", order.plannedAt, doneAt);
      const backorder = { ...receipt(context, order, "backorder", calendar.at(fate.rest, "16:00"), null), createdAt: doneAt };
      return { kind: "partial", receipt: first, backorder, received: fate.received };
    }
  }
}

export function generatePurchaseAnchors(context: PurchaseContext, products: readonly Product[]): PurchaseOrder[] {
  const byXid = new Map(products.map((product) => [product.xid, product]));
  return PURCHASE_ANCHORS.map((anchor, place) => {
    const xid = `purchase_${anchor.name.toLowerCase()}`;
    const firstProduct = byXid.get(productXid(anchor.lines[0]?.[0] ?? ""));
    const supplier = anchor.supplier ?? firstProduct?.suppliers[0]?.supplier ?? KESTREL.xid;
    const order: PurchaseHead = {
      xid,
      name: anchor.name,
      company: warehouseOf(anchor.warehouse).company,
      warehouse: anchor.warehouse,
      supplier,
      supplierRef: `SO-${anchor.name.slice(1)}`,
      orderedAt: context.calendar.at(anchor.ordered, "15:00"),
      plannedAt: context.calendar.at(anchor.planned, `16:0${place}`),
    };
    const lines = anchor.lines.map(([code, quantity], index) => {
      const product = byXid.get(productXid(code));
      return { xid: `${xid}_line_${index + 1}`, product: productXid(code), quantity, price: product ? supplierPrice(product, supplier) : 0 };
    });
    if (anchor.fate.kind === "received" || anchor.fate.kind === "partial") {
      const received = anchor.fate.kind === "partial" ? anchor.fate.received : lines.map((line) => line.quantity);
      lines.forEach((line, index) => {
        context.shelves.receive(order.warehouse, line.product, received[index] ?? 0);
      });
    }
    return { ...order, lines, fate: fateOf(anchor, order, context) };
  });
}
