import { ATLANTA, COLUMBUS, RENO } from "./companies.ts";
import type { Customer, Product, SaleFate, SaleLine, SaleOrder, Xid } from "./dataset.ts";
import { ACME_OHIO, ACME_TEXAS, HARBOR_FOODS, TRIDENT } from "./partners.ts";
import { productXid } from "./products.ts";
import { delivery, type SaleOrderHead, type SalesContext, warehouseOf } from "./sales.ts";

/** An order that every size of the data set has under the same name; days count from today. */
interface SaleAnchor {
  readonly name: string;
  readonly customer: Xid;
  readonly warehouse: Xid;
  readonly placed: number;
  readonly promised: number | null;
  readonly carrier: Xid | null;
  readonly lines: readonly (readonly [code: string, quantity: number])[];
  readonly fate:
    | { readonly kind: "draft" | "sent" | "cancelled" }
    /** `ready` is what the shelf can give each line. */
    | { readonly kind: "open"; readonly day: number; readonly time?: string; readonly ready: readonly number[] }
    | { readonly kind: "delivered"; readonly day: number; readonly done: number; readonly tracking: string }
    | {
        readonly kind: "partial";
        readonly day: number;
        readonly done: number;
        readonly tracking: string;
        readonly sent: readonly number[];
        readonly rest: number;
      };
}

const [RIDGELINE, BLUEBIRD, SWIFTWING] = ["carrier_ridgeline", "carrier_bluebird", "carrier_swiftwing"] as const;
const acmeOhio = { customer: ACME_OHIO.xid, warehouse: COLUMBUS.xid, promised: null, carrier: BLUEBIRD };
const acmeTexas = { customer: ACME_TEXAS.xid, warehouse: COLUMBUS.xid, promised: null, carrier: SWIFTWING };
const trident = { customer: TRIDENT.xid, warehouse: COLUMBUS.xid, promised: null, carrier: RIDGELINE };
const foods = { customer: HARBOR_FOODS.xid, warehouse: ATLANTA.xid, promised: null, carrier: null };

export const SALE_ANCHORS: readonly SaleAnchor[] = [
  /* Waits on the late purchase order P10001. */
  { ...acmeOhio, name: "S10001", placed: -12, promised: -3, lines: [["VLV-0125", 120]], fate: { kind: "open", day: -3, ready: [0] } },
  /* Delivered in part; the rest waits on P10002, which comes after the promised day. */
  {
    ...acmeTexas,
    name: "S10002",
    placed: -10,
    promised: 2,
    lines: [
      ["GTV-0110", 40],
      ["BRK-0120", 10],
    ],
    fate: { kind: "partial", day: -5, done: -4, tracking: "SW40718822", sent: [25, 10], rest: 2 },
  },
  /* In the second company, leaving tomorrow. */
  {
    ...foods,
    name: "S10003",
    placed: -4,
    promised: 1,
    carrier: BLUEBIRD,
    lines: [
      ["BOX-0110", 60],
      ["LBL-0100", 12],
    ],
    fate: { kind: "open", day: 1, ready: [60, 12] },
  },
  /* Quotations above the second band, between the bands, and below the first. */
  { ...trident, name: "S10004", placed: -1, lines: [["MTR-0115", 24]], fate: { kind: "draft" } },
  { ...acmeOhio, name: "S10005", placed: -1, lines: [["BRK-0120", 60]], fate: { kind: "draft" } },
  { ...acmeTexas, name: "S10006", placed: -1, lines: [["BLT-0105", 40]], fate: { kind: "draft" } },
  {
    ...trident,
    name: "S10007",
    placed: -5,
    promised: 1,
    lines: [
      ["MTR-0115", 4],
      ["BRK-0120", 8],
    ],
    fate: { kind: "open", day: 1, ready: [4, 8] },
  },
  /* Ready, but late since the small hours of today. */
  { ...acmeOhio, name: "S10008", placed: -6, promised: 0, lines: [["PMP-0110", 3]], fate: { kind: "open", day: 0, time: "04:05", ready: [3] } },
  /* Can leave in part; the rest comes with P10007. */
  { ...foods, name: "S10009", placed: -2, lines: [["BOX-0115", 100]], fate: { kind: "open", day: 7, ready: [40] } },
  { ...acmeTexas, name: "S10010", placed: -60, lines: [["BRK-0120", 20]], fate: { kind: "delivered", day: -54, done: -52, tracking: "SW39550127" } },
  {
    ...trident,
    name: "S10011",
    placed: -14,
    promised: -8,
    lines: [["PMP-0110", 2]],
    fate: { kind: "delivered", day: -8, done: -8, tracking: "RF77120954" },
  },
  { ...acmeOhio, name: "S10012", placed: -20, lines: [["VLV-0100", 30]], fate: { kind: "cancelled" } },
  { ...foods, name: "S10013", placed: -3, lines: [["BOX-0110", 100]], fate: { kind: "sent" } },
  /* The second order that waits on P10001. */
  { ...trident, name: "S10014", placed: -8, promised: 3, lines: [["VLV-0125", 60]], fate: { kind: "open", day: 3, ready: [0] } },
  { ...acmeOhio, name: "S10015", warehouse: RENO.xid, placed: -3, lines: [["VLV-0100", 20]], fate: { kind: "open", day: 2, ready: [20] } },
];

/** Stock that stays free once the anchors have what they need. */
const SPARE: readonly (readonly [warehouse: Xid, code: string, quantity: number])[] = [
  [COLUMBUS.xid, "BRK-0120", 140],
  [COLUMBUS.xid, "MTR-0115", 11],
  [COLUMBUS.xid, "BLT-0105", 260],
  [COLUMBUS.xid, "VLV-0100", 85],
  [COLUMBUS.xid, "PMP-0110", 4],
  [RENO.xid, "VLV-0100", 35],
  [ATLANTA.xid, "BOX-0110", 180],
  [ATLANTA.xid, "LBL-0100", 40],
];

/** Products whose stock the anchors decide, P10001 to P10008 included. */
export const ANCHORED_CODES = [
  "VLV-0100",
  "VLV-0125",
  "VLV-0130",
  "GTV-0110",
  "GTV-0115",
  "MTR-0115",
  "BRK-0120",
  "BLT-0105",
  "PMP-0110",
  "BOX-0110",
  "BOX-0115",
  "LBL-0100",
];

function fateOf(anchor: SaleAnchor, order: SaleOrderHead, lines: readonly SaleLine[], context: SalesContext): SaleFate {
  const { calendar, shelves } = context;
  const { fate } = anchor;
  const book = (kind: "reserve" | "deliver", quantities: readonly number[]) => {
    lines.forEach((line, index) => {
      shelves[kind](order.warehouse, line.product, quantities[index] ?? 0);
    });
  };
  switch (fate.kind) {
    case "draft":
    case "sent":
    case "cancelled":
      return { kind: fate.kind };
    case "open":
      book("reserve", fate.ready);
      return { kind: "open", delivery: delivery(context, order, "delivery", { scheduledAt: calendar.at(fate.day, fate.time ?? "18:00") }) };
    case "delivered":
    case "partial": {
      const days = { scheduledAt: calendar.at(fate.day, "18:00"), doneAt: calendar.at(fate.done, "19:20"), tracking: fate.tracking };
      const first = delivery(context, order, "delivery", days);
      if (fate.kind === "delivered") {
        book(
          "deliver",
          anchor.lines.map(([, quantity]) => quantity),
        );
        return { kind: "delivered", delivery: first };
      }
      book("deliver", fate.sent);
      const backorder = { ...delivery(context, order, "backorder", { scheduledAt: calendar.at(fate.rest, "18:00") }), createdAt: days.doneAt };
      return { kind: "partial", delivery: first, backorder, delivered: fate.sent };
    }
  }
}

export function generateSaleAnchors(context: SalesContext, products: readonly Product[], customers: readonly Customer[]): SaleOrder[] {
  for (const [warehouse, code, quantity] of SPARE) context.shelves.reserve(warehouse, productXid(code), quantity);
  const byXid = new Map(products.map((product) => [product.xid, product]));
  return SALE_ANCHORS.map((anchor) => {
    const customer = customers.find(({ xid }) => xid === anchor.customer);
    const xid = `sale_${anchor.name.toLowerCase()}`;
    const order: SaleOrderHead = {
      xid,
      name: anchor.name,
      company: warehouseOf(anchor.warehouse).company,
      warehouse: anchor.warehouse,
      customer: anchor.customer,
      salesperson: customer?.salesperson ?? "user_lindqvist",
      customerRef: `PO-${anchor.name.slice(1)}`,
      placedAt: context.calendar.at(anchor.placed, "14:30"),
      promisedAt: anchor.promised === null ? null : context.calendar.at(anchor.promised, "20:00"),
      paymentTerm: "account.account_payment_term_30days",
      carrier: anchor.carrier,
    };
    const lines = anchor.lines.map(([code, quantity], index) => {
      const product = productXid(code);
      return { xid: `${xid}_line_${index + 1}`, product, quantity, price: byXid.get(product)?.listPrice ?? 0, discount: 0 };
    });
    return { ...order, lines, fate: fateOf(anchor, order, lines, context) };
  });
}
