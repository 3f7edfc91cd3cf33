import type { GroundFact } from "./grounds.ts";

/** What a number counts: a mention of one kind is supported by a value of that kind only. */
export type ValueKind = "amount" | "quantity" | "days" | "percent" | "count" | "factor" | "id";

/** Fields whose tool gave no path, under the names that outputs give them. */
const KEY_OF_FIELD: { readonly [field: string]: string } = {
  product_uom_qty: "ordered",
  product_qty: "ordered",
  qty_delivered: "delivered",
  qty_received: "received",
  qty_to_deliver: "open",
  amount_total: "total",
  amount_untaxed: "untaxed",
  amount_residual: "open",
  price_unit: "unitPrice",
  list_price: "listPrice",
  standard_price: "cost",
  qty_available: "onHand",
  free_qty: "free",
  incoming_qty: "incoming",
  outgoing_qty: "outgoing",
  virtual_available: "forecast",
  commitment_date: "promised",
  date_deadline: "promised",
  scheduled_date: "scheduled",
  date_done: "done",
  date_order: "ordered",
  date_planned: "expected",
  invoice_date_due: "due",
  partner_id: "customer",
  name: "reference",
  currency_id: "currency",
};

/** The name under which a tool's output holds the fact: "delivered", "onHand", "overdueAmount". */
export function keyOf({ place, source }: GroundFact): string {
  const names = (place?.path ?? []).filter((step) => typeof step === "string");
  const last = names.at(-1);
  if (last === undefined) return KEY_OF_FIELD[source.field] ?? source.field;
  return last === "amount" ? (names.at(-2) ?? last) : last;
}

const AMOUNT_FIELD = /amount|price|cost|value|total|untaxed|margin|revenue/i;

/** The kind of a number, by the name that the output gives it and the field that it was read from. */
export function kindOf(key: string, field: string): ValueKind {
  if (key === "id") return "id";
  if (/percent$/i.test(key) || field === "discount" || field === "margin_percent") return "percent";
  if (/^days|^delay$|lead_?time/i.test(key) || field === "delay") return "days";
  if (/count$/i.test(key)) return "count";
  if (/^(?:factor|rate|relative_factor|inverse_rate)$/i.test(key)) return "factor";
  return AMOUNT_FIELD.test(field) || AMOUNT_FIELD.test(key) ? "amount" : "quantity";
}

/** Names under which outputs hold what a record is called by, or another record that it belongs to, and the kind of thing so called. */
export const NAMING_KEYS: { readonly [key: string]: string } = {
  reference: "own",
  name: "own",
  code: "own",
  product: "product",
  customer: "partner",
  vendor: "partner",
  partner: "partner",
  order: "sale.order",
  purchaseOrder: "purchase.order",
  delivery: "stock.picking",
  backorderOf: "stock.picking",
  origin: "origin",
  tracking: "tracking",
  customerReference: "own",
  vendorReference: "own",
  partnerReference: "own",
  warehouse: "warehouse",
  shortIn: "warehouse",
  freeIn: "warehouse",
};
