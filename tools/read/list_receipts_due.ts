import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { daysPast, startOf, today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { inWarehouse } from "../lookup/in-warehouse.ts";
import { TRANSFER_MOVES } from "../lookup/shortages.ts";
import { day, quantity, record, text, whole } from "../output.ts";
import { dayOf, quantityOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 20;
const COUNTED = 1000;
const AHEAD = 7;

const output = z.object({
  /** The first expected first. */
  receipts: z.array(
    record("stock.picking", {
      reference: text("stock.picking.name", "open"),
      vendor: text("stock.picking.partner_id", "personal.name"),
      origin: text("stock.picking.origin", "open"),
      warehouse: text("stock.picking.picking_type_id", "open"),
      expected: day("stock.picking.scheduled_date"),
      daysLate: whole("stock.picking.scheduled_date"),
      products: z.array(
        record("stock.move", {
          product: text("stock.move.product_id", "open"),
          open: quantity("stock.move.product_uom_qty"),
          uom: text("stock.move.product_uom", "open"),
        }),
      ),
    }),
  ),
  count: whole("stock.picking.id"),
  /** Of them, expected before today. */
  lateCount: whole("stock.picking.scheduled_date"),
  from: day("stock.picking.scheduled_date"),
  to: day("stock.picking.scheduled_date"),
  hasMore: z.boolean(),
});
export type ReceiptsDue = z.output<typeof output>;

const OPEN_RECEIPTS: Domain = [
  ["picking_type_code", "=", "incoming"],
  ["state", "not in", ["done", "cancel"]],
];

export default readTool({
  name: "list_receipts_due",
  description: `Open receipts expected until a day (a week ahead when left out), overdue ones included unless a first day is given: vendor, purchase order, expected day and goods. By warehouse or vendor, or all; at most ${LIMIT}.`,
  models: ["stock.picking", "stock.picking.type", "stock.move", "stock.warehouse", "res.partner"],
  input: z.object({
    warehouse: typed("Warehouse's name or code").optional(),
    vendor: typed("Vendor's name").optional(),
    from: isoDay("Expected on or after this day").optional(),
    to: isoDay("Expected on or before this day").optional(),
  }),
  output,
  async run({ warehouse, vendor, from, to }, context) {
    const until = to ?? addDays(today(context), AHEAD);
    const [place, ofVendor] = await Promise.all([
      inWarehouse(context, warehouse),
      vendor === undefined ? [] : resolveVendor(context, vendor).then((partner) => ofPartner("partner_id", partner)),
    ]);
    const domain = allOf(
      OPEN_RECEIPTS,
      [["scheduled_date", "<", startOf(addDays(until, 1), context)]],
      from === undefined ? [] : [["scheduled_date", ">=", startOf(from, context)]],
      place,
      ofVendor,
    );
    const [{ rows, count }, lateCount] = await Promise.all([
      context.odoo.searchCounted(
        "stock.picking",
        {
          domain,
          fields: ["name", "partner_id", "origin", "picking_type_id", "scheduled_date"],
          limit: LIMIT,
          order: "scheduled_date, id",
          with: TRANSFER_MOVES,
        },
        COUNTED,
      ),
      context.odoo.count("stock.picking", allOf(domain, [["scheduled_date", "<", startOf(today(context), context)]]), COUNTED),
    ]);
    return {
      receipts: rows.map((row) => describe(row, context)),
      count,
      lateCount,
      ...(from === undefined ? {} : { from }),
      to: until,
      hasMore: count > rows.length || rows.some((row) => relatedRows(row, "move_ids").length === TRANSFER_MOVES.move_ids.limit),
    };
  },
});

function describe(row: Row, context: ToolContext) {
  const expected = dayOf(row, "scheduled_date", context.timeZone);
  return {
    id: String(row.id),
    reference: textOf(row, "name"),
    vendor: textOf(row, "partner_id"),
    origin: textOf(row, "origin"),
    // "Columbus: Receipts"
    warehouse: textOf(row, "picking_type_id")?.split(":")[0] ?? null,
    expected,
    daysLate: daysPast(expected, context),
    products: relatedRows(row, "move_ids")
      .filter((move) => move["state"] !== "done" && move["state"] !== "cancel")
      .map((move) => ({
        id: String(move.id),
        product: textOf(move, "product_id"),
        open: quantityOf(move, "product_uom_qty"),
        uom: textOf(move, "product_uom"),
      })),
  };
}
