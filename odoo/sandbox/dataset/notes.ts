import type { Calendar } from "./calendar.ts";
import type { Customer, Note, PurchaseOrder, SaleOrder, Xid } from "./dataset.ts";
import type { Random } from "./random.ts";

const SALE_NOTES = [
  "Customer called and asked for a call before delivery.",
  "Dock closes at 15:00; deliver in the morning.",
  "Please pack the small parts in one labelled box.",
  "Customer accepts a split delivery.",
  "Waiting for the customer's purchase order number.",
  "Customer asked for material certificates with the shipment.",
  "Agreed to keep last year's price on this order.",
];
const PURCHASE_NOTES = [
  "Supplier confirmed the order by phone.",
  "Supplier reports a shortage of raw material.",
  "Asked for an earlier date; no answer yet.",
  "Goods to be checked for transport damage on arrival.",
];
const DELIVERY_NOTES = ["Tail lift needed.", "Leave with reception if the warehouse is closed.", "Two pallets, not stackable."];
const PARTNER_NOTES = [
  "Prefers e-mail to phone.",
  "Delivery address has a low bridge; no trucks above 12 ft.",
  "New buyer since spring; be patient with forms.",
];

const ANCHORED: readonly (Pick<Note, "model" | "record" | "text"> & { readonly day: number })[] = [
  {
    model: "purchase.order",
    record: "purchase_p10001",
    day: -5,
    text: "Kestrel reports a broken mould; new date to be told by the end of the week.",
  },
  { model: "sale.order", record: "sale_s10001", day: -2, text: "Acme asked again when the valves will ship." },
  { model: "sale.order", record: "sale_s10002", day: -4, text: "Customer agreed to take the gate valves in two deliveries." },
];

interface Noted {
  readonly random: Random;
  readonly calendar: Calendar;
  readonly sales: readonly SaleOrder[];
  readonly purchases: readonly PurchaseOrder[];
  readonly customers: readonly Customer[];
}

/** Notes on some of the records that people are working on now. */
export function generateNotes({ random, calendar, sales, purchases, customers }: Noted): Note[] {
  const notes: Note[] = [];
  const add = (model: Note["model"], record: Xid, texts: readonly string[], share: number) => {
    if (random.chance(share))
      notes.push({ xid: `note_${record}`, model, record, text: random.pick(texts), at: calendar.during(random, -random.int(1, 9)) });
  };
  for (const order of sales) {
    if (order.fate.kind === "open") {
      add("sale.order", order.xid, SALE_NOTES, 0.3);
      add("stock.picking", order.fate.delivery.xid, DELIVERY_NOTES, 0.12);
    }
  }
  for (const order of purchases) if (order.fate.kind === "outstanding") add("purchase.order", order.xid, PURCHASE_NOTES, 0.3);
  for (const customer of customers) add("res.partner", customer.xid, PARTNER_NOTES, 0.05);
  const anchored = ANCHORED.map(({ day, ...note }, index) => ({ ...note, xid: `note_anchor_${index + 1}`, at: calendar.at(day, "15:20") }));
  return [...anchored, ...notes];
}
