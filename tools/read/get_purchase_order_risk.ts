import { Decimal } from "decimal.js";
import { z } from "zod";
import { decimalAmount } from "../../core/money.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { typed } from "../inputs.ts";
import { type Allocation, allocate } from "../lookup/allocate.ts";
import { incomingOf, purchaseOrderOf } from "../lookup/incoming.ts";
import { OPEN_PURCHASES, resolvePurchaseOrder } from "../lookup/purchase-orders.ts";
import { type WaitingOrder, waitingFor } from "../lookup/waiting-orders.ts";
import { amount, day, from, quantity, record, text, whole } from "../output.ts";
import { describePurchaseOrder, PURCHASE_ORDER_FIELDS, purchaseOrderShape } from "../records/purchase-order.ts";
import { dayOf, idOf, numberOf, quantityOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 25;
/** Open purchase orders that are looked at, the first expected first. */
const EXAMINED = 100;
const LINES = 500;
const WAITING_EACH = 10;

export const RISKS = ["late", "at risk", "on time", "not open"] as const;

const line = record("purchase.order.line", {
  product: text("purchase.order.line.product_id", "open"),
  uom: text("purchase.order.line.product_uom_id", "open"),
  ordered: quantity("purchase.order.line.product_qty"),
  received: quantity("purchase.order.line.qty_received"),
  /** What has not come yet. */
  open: quantity("purchase.order.line.product_qty"),
  expected: day("purchase.order.line.date_planned"),
  daysLate: whole("purchase.order.line.date_planned"),
});

const waiting = record("sale.order", {
  reference: text("sale.order.name", "open"),
  customer: text("stock.picking.partner_id", "personal.name"),
  product: text("stock.move.product_id", "open"),
  missing: quantity("stock.move.product_uom_qty"),
  uom: text("stock.move.product_uom", "open"),
  delivery: text("stock.picking.name", "open"),
  promised: day("stock.picking.date_deadline"),
  daysLate: whole("stock.picking.date_deadline"),
});

const risky = record("purchase.order", {
  ...purchaseOrderShape,
  /** late: a line's day is past; at risk: it comes after the day promised to a customer who waits for it. */
  risk: from("purchase.order.date_planned", "open", z.enum(RISKS)),
  /** Untaxed value of what has not come yet. */
  openValue: amount("purchase.order.line.price_subtotal", "vendor_terms.price"),
  /** Lines with something still to come. */
  lines: z.array(line),
  /** Sales orders that will be served from this purchase order, the first promised first. */
  waiting: z.array(waiting),
});

const output = z.object({
  /** The longest late first, then those at risk. Others only where one order was asked for. */
  orders: z.array(risky),
  hasMore: z.boolean(),
});
export type PurchaseOrderRisk = z.output<typeof output>;

export default readTool({
  name: "get_purchase_order_risk",
  description: `Open purchase orders that are late or at risk: days late, value still to come, and the sales orders that wait for them. One order by its reference, or all: at most ${LIMIT}, the longest late first.`,
  models: ["purchase.order", "purchase.order.line", "stock.move", "stock.picking", "stock.picking.type", "sale.order"],
  input: z.object({ order: typed("Purchase order reference such as P00007; all late or risky ones when left out").optional() }),
  output,
  async run({ order }, context) {
    const rows =
      order === undefined
        ? await context.odoo.search("purchase.order", {
            domain: OPEN_PURCHASES,
            fields: PURCHASE_ORDER_FIELDS,
            limit: EXAMINED + 1,
            order: "date_planned, id",
          })
        : [await resolvePurchaseOrder(context, order, PURCHASE_ORDER_FIELDS)];
    const examined = rows.slice(0, EXAMINED);
    const lines = await openLines(examined, context);
    const products = [...new Set(lines.flatMap((row) => idOf(row, "product_id") ?? []))];
    const [wants, { incoming }] = await Promise.all([waitingFor(context, products), incomingOf(context, products)]);
    const allocations = allocate(wants, incoming);
    const judged = examined.map((row) => {
      const own = lines.filter((one) => idOf(one, "order_id") === row.id);
      const waits = allocations.filter(({ supply }) => purchaseOrderOf(supply.receipt) === textOf(row, "name"));
      return judge(row, own, waits, context);
    });
    const risks = order === undefined ? judged.filter((one) => one.risk === "late" || one.risk === "at risk") : judged;
    const sorted = risks.sort((left, right) => (right.daysLate ?? 0) - (left.daysLate ?? 0));
    return { orders: sorted.slice(0, LIMIT), hasMore: sorted.length > LIMIT || rows.length > EXAMINED || lines.length === LINES };
  },
});

async function openLines(orders: readonly Row[], context: ToolContext): Promise<Row[]> {
  const open = orders.filter((row) => row["state"] === "purchase" || row["state"] === "done").map((row) => row.id);
  if (open.length === 0) return [];
  const rows = await context.odoo.search("purchase.order.line", {
    domain: [
      ["order_id", "in", open],
      ["display_type", "=", false],
    ],
    fields: ["order_id", "product_id", "product_uom_id", "product_qty", "qty_received", "date_planned", "price_subtotal"],
    limit: LINES,
    order: "date_planned, id",
  });
  return rows.filter((row) => openShare(row).gt(0));
}

function judge(row: Row, lines: readonly Row[], served: readonly Allocation[], context: ToolContext): z.input<typeof risky> {
  const described = lines.map((one) => describeLine(one, context));
  const daysLate = Math.max(0, ...described.map((one) => one.daysLate ?? 0));
  const waits = served.slice(0, WAITING_EACH).map(({ want }) => describeWaiting(want, context));
  const misses = served.some(({ want, supply }) => want.promised !== undefined && supply.expected !== undefined && want.promised < supply.expected);
  const open = lines.length > 0;
  return {
    ...describePurchaseOrder(row, context),
    late: daysLate > 0,
    daysLate,
    risk: !open ? "not open" : daysLate > 0 ? "late" : misses ? "at risk" : "on time",
    openValue: openValue(lines),
    lines: described,
    waiting: waits,
  };
}

/** The open part of each line's untaxed value; absent when the lines' prices are not seen. */
function openValue(lines: readonly Row[]): string | undefined {
  let sum = new Decimal(0);
  for (const row of lines) {
    const subtotal = numberOf(row, "price_subtotal");
    if (subtotal === undefined) return undefined;
    sum = sum.plus(openShare(row).times(subtotal));
  }
  return decimalAmount(sum.toFixed(2));
}

function openShare(row: Row): Decimal {
  const ordered = new Decimal(numberOf(row, "product_qty") ?? 0);
  if (ordered.lte(0)) return new Decimal(0);
  return Decimal.max(0, ordered.minus(numberOf(row, "qty_received") ?? 0)).dividedBy(ordered);
}

function describeLine(row: Row, context: ToolContext): z.input<typeof line> {
  const expected = dayOf(row, "date_planned", context.timeZone);
  return {
    id: String(row.id),
    product: textOf(row, "product_id"),
    uom: textOf(row, "product_uom_id"),
    ordered: quantityOf(row, "product_qty"),
    received: quantityOf(row, "qty_received"),
    open: new Decimal(numberOf(row, "product_qty") ?? 0).minus(numberOf(row, "qty_received") ?? 0).toFixed(),
    expected,
    daysLate: daysPast(expected, context),
  };
}

function describeWaiting({ order, delivery, move, missing, promised }: WaitingOrder, context: ToolContext): z.input<typeof waiting> {
  return {
    id: String(order),
    reference: textOf(delivery, "sale_id"),
    customer: textOf(delivery, "partner_id"),
    product: textOf(move, "product_id"),
    missing: missing.toFixed(),
    uom: textOf(move, "product_uom"),
    delivery: textOf(delivery, "name"),
    promised,
    daysLate: daysPast(promised, context),
  };
}
