import { Decimal } from "decimal.js";
import { z } from "zod";
import { addDays, daysBetween } from "../../core/dates.ts";
import { allOf } from "../../core/domain.ts";
import { sumAmounts } from "../../core/money.ts";
import { type RelatedQuery, relatedRows } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import { typed } from "../inputs.ts";
import { type Allocation, allocate } from "../lookup/allocate.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { type Incoming, incomingOf, purchaseOrderOf } from "../lookup/incoming.ts";
import { lackingValue } from "../lookup/lacking-value.ts";
import { OPEN_PURCHASES } from "../lookup/purchase-orders.ts";
import { type WaitingOrder, waitingFor } from "../lookup/waiting-orders.ts";
import { amount, day, quantity, record, text, whole } from "../output.ts";
import { dayOf, idOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 15;
const ORDERS = 100;
const LINES_EACH = 40;
const SLIP = 5;
const ORDER_LINE: { readonly sale_line_id: RelatedQuery } = {
  sale_line_id: { model: "sale.order.line", fields: ["product_uom_qty", "price_subtotal", "currency_id"], limit: 1 },
};

const currency = text("sale.order.line.currency_id", "open");
/** Untaxed sales value of what waits, at the price of its order line. */
const value = amount("sale.order.line.price_subtotal", "commercial.price");

const output = z.object({
  vendor: record("res.partner", { name: text("res.partner.complete_name", "personal.name") }),
  slipDays: whole("purchase.order.date_planned"),
  /** Open ones of the vendor, the first expected first. */
  purchaseOrders: z.array(
    record("purchase.order", {
      reference: text("purchase.order.name", "open"),
      expected: day("purchase.order.date_planned"),
      slipped: day("purchase.order.date_planned"),
    }),
  ),
  purchaseOrderCount: whole("purchase.order.id"),
  /** Sales orders that would be served later than they will be now, the most valuable first. */
  orders: z.array(
    record("sale.order", {
      reference: text("sale.order.name", "open"),
      customer: text("stock.picking.partner_id", "personal.name"),
      product: text("stock.move.product_id", "open"),
      missing: quantity("stock.move.product_uom_qty"),
      uom: text("stock.move.product_uom", "open"),
      promised: day("stock.picking.date_deadline"),
      /** The days on which the last of it comes: as planned, and after the slip. */
      comes: day("purchase.order.date_planned"),
      wouldCome: day("purchase.order.date_planned"),
      /** After the promised day, with the slip. */
      daysLate: whole("stock.picking.date_deadline"),
      value,
      currency,
    }),
  ),
  orderCount: whole("sale.order.id"),
  customerCount: whole("sale.order.id"),
  /** Of those orders, the ones that keep their promise now and would not then. */
  newlyLateCount: whole("sale.order.id"),
  /** What would come later, each currency apart. */
  totals: z.array(z.object({ value, currency })),
  hasMore: z.boolean(),
});
export type VendorSlip = z.output<typeof output>;

export default readTool({
  name: "get_vendor_slip",
  description: `What happens to customers if a vendor's open purchase orders come some days later (${SLIP} when left out): the sales orders that would be served later, which promises would break, and their untaxed value. At most ${LIMIT} orders, the most valuable first.`,
  models: [
    "purchase.order",
    "purchase.order.line",
    "stock.move",
    "stock.picking",
    "stock.picking.type",
    "sale.order",
    "sale.order.line",
    "res.partner",
  ],
  input: z.object({
    vendor: typed("Vendor's name"),
    days: z
      .union([
        z.number(),
        z
          .string()
          .trim()
          .regex(/^\d{1,3}$/, "must be a whole number of days")
          .transform(Number),
      ])
      .pipe(z.number().int().min(1).max(365))
      .optional()
      .describe("Days of delay, 1 to 365"),
  }),
  output,
  async run({ vendor, days = SLIP }, context) {
    const partner = await resolveVendor(context, vendor);
    const purchases = await context.odoo.search("purchase.order", {
      domain: allOf(OPEN_PURCHASES, ofPartner("partner_id", partner)),
      fields: ["name", "date_planned"],
      limit: ORDERS + 1,
      order: "date_planned, id",
      with: { order_line: { model: "purchase.order.line", fields: ["product_id"], limit: LINES_EACH } },
    });
    const open = purchases.slice(0, ORDERS);
    const names = new Set(open.map((row) => textOf(row, "name")));
    const products = [...new Set(open.flatMap((row) => relatedRows(row, "order_line").flatMap((line) => idOf(line, "product_id") ?? [])))];
    const [wants, { incoming, hasMore }] =
      products.length === 0
        ? [[], { incoming: [], hasMore: false }]
        : await Promise.all([waitingFor(context, products, ORDER_LINE), incomingOf(context, products)]);
    const planned = incoming.map((one) => fromToday(one, context));
    const slipped = planned.map((one) => (names.has(purchaseOrderOf(one.receipt)) ? later(one, days) : one));
    const hit = compared(allocate(wants, planned), allocate(wants, slipped));
    const orders = hit.map(described);
    const ranked = orders.sort((one, other) => Number(other.value ?? 0) - Number(one.value ?? 0) || (other.daysLate ?? 0) - (one.daysLate ?? 0));
    return {
      vendor: { id: String(partner.id), name: textOf(partner, "complete_name") },
      slipDays: days,
      purchaseOrders: open.slice(0, LIMIT).map((row) => {
        const expected = dayOf(row, "date_planned", context.timeZone);
        const slipped = expected && addDays(lastOf(expected, today(context)), days);
        return { id: String(row.id), reference: textOf(row, "name"), expected, slipped };
      }),
      purchaseOrderCount: open.length,
      orders: ranked.slice(0, LIMIT).map(({ customerId: _, ...order }) => order),
      orderCount: new Set(orders.map(({ id }) => id)).size,
      customerCount: new Set(orders.map(({ customerId }) => customerId)).size,
      newlyLateCount: new Set(
        orders.filter(({ promised, comes, daysLate }) => (daysLate ?? 0) > 0 && !(promised && comes && comes > promised)).map(({ id }) => id),
      ).size,
      totals: totalsOf(orders),
      hasMore: hasMore || purchases.length > ORDERS || ranked.length > LIMIT,
    };
  },
});

/** What is overdue comes today at the earliest. */
function fromToday(one: Incoming, context: ToolContext): Incoming {
  return { ...one, expected: one.expected && lastOf(one.expected, today(context)) };
}

function lastOf(one: string, other: string): string {
  return one > other ? one : other;
}

function later(one: Incoming, days: number): Incoming {
  return { ...one, expected: one.expected && addDays(one.expected, days) };
}

interface Hit {
  readonly want: WaitingOrder;
  readonly comes: string | undefined;
  readonly wouldCome: string | undefined;
}

/** Whoever gets the last of what they lack on a later day than before. */
function compared(before: readonly Allocation[], after: readonly Allocation[]): Hit[] {
  const lastDay = (allocations: readonly Allocation[], want: WaitingOrder) =>
    allocations
      .filter((one) => one.want === want)
      .flatMap(({ supply }) => supply.expected ?? [])
      .sort()
      .at(-1);
  return [...new Set(after.map(({ want }) => want))].flatMap((want) => {
    const [comes, wouldCome] = [lastDay(before, want), lastDay(after, want)];
    return wouldCome !== undefined && wouldCome > (comes ?? "") ? [{ want, comes, wouldCome }] : [];
  });
}

/** With the value of what it lacks, from its order line. */
function described({ want, comes, wouldCome }: Hit) {
  const [line] = relatedRows(want.move, "sale_line_id");
  return {
    id: String(want.order),
    reference: textOf(want.delivery, "sale_id"),
    customer: textOf(want.delivery, "partner_id"),
    customerId: idOf(want.delivery, "partner_id"),
    product: textOf(want.move, "product_id"),
    missing: want.missing.toFixed(),
    uom: textOf(want.move, "product_uom"),
    promised: want.promised,
    comes,
    wouldCome,
    daysLate: want.promised && wouldCome ? Math.max(0, daysBetween(want.promised, wouldCome)) : 0,
    value: line && lackingValue(line, want.move, want.missing),
    currency: line && textOf(line, "currency_id"),
  };
}

function totalsOf(orders: readonly ReturnType<typeof described>[]) {
  return [...Map.groupBy(orders, (one) => one.currency)]
    .map(([currency, own]) => {
      const values = own.flatMap((one) => one.value ?? []);
      return { value: values.length === own.length ? sumAmounts(values) : undefined, currency };
    })
    .sort((one, other) => new Decimal(other.value ?? 0).comparedTo(one.value ?? 0));
}
