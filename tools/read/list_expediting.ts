import { Decimal } from "decimal.js";
import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast, startOf, today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { allocate } from "../lookup/allocate.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { incomingOf, purchaseOrderOf } from "../lookup/incoming.ts";
import { orderNameOf } from "../lookup/order-name.ts";
import { OPEN_PURCHASES } from "../lookup/purchase-orders.ts";
import { waitingFor } from "../lookup/waiting-orders.ts";
import { day, quantity, record, text, whole } from "../output.ts";
import { dayOf, idOf, numberOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 20;
const LINES = 300;
const AHEAD = 7;

const output = z.object({
  /** Those on which customers wait first, then the longest late. */
  lines: z.array(
    record("purchase.order.line", {
      purchaseOrder: text("purchase.order.line.order_id", "open"),
      vendor: text("purchase.order.line.partner_id", "personal.name"),
      product: text("purchase.order.line.product_id", "open"),
      open: quantity("purchase.order.line.product_qty"),
      uom: text("purchase.order.line.product_uom_id", "open"),
      expected: day("purchase.order.line.date_planned"),
      daysLate: whole("purchase.order.line.date_planned"),
      /** Sales orders that wait for it, and the first day promised to one of them. */
      waitingCount: whole("sale.order.id"),
      promised: day("stock.picking.date_deadline"),
    }),
  ),
  count: whole("purchase.order.line.id"),
  lateCount: whole("purchase.order.line.date_planned"),
  to: day("purchase.order.line.date_planned"),
  hasMore: z.boolean(),
});
export type Expediting = z.output<typeof output>;

export default readTool({
  name: "list_expediting",
  description: `Purchase lines to chase: late, or due until a day (a week ahead when left out), with the sales orders that wait for them. By vendor or all; at most ${LIMIT}, those with waiting customers first, then the longest late.`,
  models: ["purchase.order", "purchase.order.line", "stock.move", "stock.picking", "stock.picking.type", "sale.order", "res.partner"],
  input: z.object({ vendor: typed("Vendor's name").optional(), to: isoDay("Expected on or before this day").optional() }),
  output,
  async run({ vendor, to }, context) {
    const until = to ?? addDays(today(context), AHEAD);
    const ofVendor = vendor === undefined ? [] : ofPartner("partner_id", await resolveVendor(context, vendor));
    const found = await context.odoo.search("purchase.order.line", {
      domain: allOf(
        [
          ["order_id", "any", OPEN_PURCHASES],
          ["display_type", "=", false],
          ["date_planned", "<", startOf(addDays(until, 1), context)],
        ],
        ofVendor,
      ),
      fields: ["order_id", "partner_id", "product_id", "product_uom_id", "product_qty", "qty_received", "date_planned"],
      limit: LINES,
      order: "date_planned, id",
    });
    const rows = found.filter((row) => openOf(row).gt(0));
    const products = [...new Set(rows.flatMap((row) => idOf(row, "product_id") ?? []))];
    const [wants, { incoming }] =
      products.length === 0 ? [[], { incoming: [] }] : await Promise.all([waitingFor(context, products), incomingOf(context, products)]);
    const served = allocate(wants, incoming);
    const lines = rows
      .map((row) => {
        const own = served.filter(({ supply }) => supply.product === idOf(row, "product_id") && purchaseOrderOf(supply.receipt) === orderNameOf(row));
        const promised = own.flatMap(({ want }) => want.promised ?? []).sort()[0];
        return describe(row, new Set(own.map(({ want }) => want.order)).size, promised, context);
      })
      .sort((one, other) => Number(other.waitingCount > 0) - Number(one.waitingCount > 0) || other.daysLate - one.daysLate);
    return {
      lines: lines.slice(0, LIMIT),
      count: lines.length,
      lateCount: lines.filter(({ daysLate }) => daysLate > 0).length,
      to: until,
      hasMore: lines.length > LIMIT || found.length === LINES,
    };
  },
});

function openOf(row: Row): Decimal {
  return new Decimal(numberOf(row, "product_qty") ?? 0).minus(numberOf(row, "qty_received") ?? 0);
}

function describe(row: Row, waitingCount: number, promised: string | undefined, context: ToolContext) {
  const expected = dayOf(row, "date_planned", context.timeZone);
  return {
    id: String(row.id),
    purchaseOrder: orderNameOf(row),
    vendor: textOf(row, "partner_id"),
    product: textOf(row, "product_id"),
    open: openOf(row).toFixed(),
    uom: textOf(row, "product_uom_id"),
    expected,
    daysLate: daysPast(expected, context),
    waitingCount,
    promised: promised ?? null,
  };
}
