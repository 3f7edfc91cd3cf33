import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { OPEN_DELIVERIES } from "../lookup/late.ts";
import { percentOf } from "../lookup/quantile.ts";
import { SHIPMENT_HELP } from "../lookup/shipment-help.ts";
import { NOTICES, noticeOf, OUTCOME_FIELDS, shipmentDays, shipmentOutcomes } from "../lookup/shipment-outcomes.ts";
import { SHIPMENT_DRIVERS, type ShipmentRisk, shipmentRisks } from "../lookup/shipment-risks.ts";
import { MOVES_AND_TYPE } from "../lookup/shortages.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { amount, day, quantity, record, text, whole, word } from "../output.ts";
import { textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 8;
/** So many are told where none is likelier late than not. */
const RISKIEST = 3;
const OPEN = 300;
const LIKELY = 0.5;

const chance = () => amount("stock.picking.date_done", "open");

const output = z.object({
  /** The warehouse and the customer that were asked about. */
  of: record("stock.warehouse", { name: text("stock.warehouse.name", "open") }).optional(),
  to: record("res.partner", { customer: text("res.partner.complete_name", "personal.name") }).optional(),
  /** The likeliest to leave late first; those that are late already are not among them. */
  deliveries: z.array(
    record("stock.picking", {
      reference: text("stock.picking.name", "open"),
      order: text("stock.picking.sale_id", "open"),
      customer: text("stock.picking.partner_id", "personal.name"),
      warehouse: text("stock.picking.type.warehouse_id", "open"),
      carrier: text("stock.picking.carrier_id", "open"),
      planned: day("stock.picking.scheduled_date"),
      promised: day("stock.picking.date_deadline"),
      /** Of leaving after the promised day, or the planned one where none was promised, with bounds of about four in five. */
      probabilityPercent: chance(),
      lowPercent: chance(),
      highPercent: chance(),
      /** What goes with more lateness: how many of the past year's shipments that share it were late. */
      drivers: z.array(
        z.object({
          kind: word("stock.picking.date_done", SHIPMENT_DRIVERS),
          lateCount: whole("stock.picking.id"),
          seenCount: whole("stock.picking.id"),
        }),
      ),
      /** How far ahead of its day it was asked for. */
      notice: word("stock.picking.create_date", NOTICES),
      /** The goods that it lacks and that decide, and the purchase order or receipt that brings them; null where none does or nothing lacks. */
      product: text("stock.move.product_id", "open"),
      lacking: quantity("stock.move.product_uom_qty"),
      uom: text("stock.move.product_uom", "open"),
      purchaseOrder: text("stock.move.origin", "open"),
      expected: day("stock.move.date"),
      /** Its day is past. */
      overdue: z.boolean(),
      /** By when it has left in four of five cases; null where nothing tells. */
      likelyBy: day("stock.picking.scheduled_date"),
      /** The cheapest thing to do, by a change of its own, and the risk that is left then. */
      help: word("stock.picking.state", SHIPMENT_HELP),
      helpDay: day("stock.picking.scheduled_date"),
      helpPercent: chance(),
    }),
  ),
  /** Deliveries that are likelier late than not. */
  likelyCount: whole("stock.picking.id"),
  openCount: whole("stock.picking.id"),
  lateAlreadyCount: whole("stock.picking.id"),
  /** Without a promised or planned day, so that nothing can be said. */
  undatedCount: whole("stock.picking.id"),
  /** What it rests on: shipments of the past year, the latest 500, and how many of them left late. */
  shippedCount: whole("stock.picking.id"),
  shippedLatePercent: chance(),
  since: day("stock.picking.date_done"),
  hasMore: z.boolean(),
});
export type LateRisk = z.output<typeof output>;

export default readTool({
  name: "list_late_risk",
  description: `Open deliveries to customers that will probably leave late though their day is not past: how likely, from the past year's shipments and what they lack, why, and the cheapest thing to do. Of a customer, a warehouse, due until a day, or all; at most ${LIMIT}, the likeliest first.`,
  models: ["stock.picking", "stock.move", "stock.picking.type", "stock.warehouse", "res.partner"],
  input: z.object({
    customer: typed("Customer's name").optional(),
    warehouse: typed("Warehouse's name or code").optional(),
    to: isoDay("Due on or before this day").optional(),
  }),
  output,
  async run({ customer, warehouse, to }, context) {
    const [partner, place] = await Promise.all([
      customer === undefined ? undefined : resolveCustomer(context, customer),
      warehouse === undefined ? undefined : warehouses(context).then((all) => warehouseCalled(warehouse, all)),
    ]);
    const ofCustomer = partner ? ofPartner("partner_id", partner) : [];
    const ofWarehouse: Domain = place ? [["picking_type_id.warehouse_id", "=", place.id]] : [];
    const [open, outcomes] = await Promise.all([
      context.odoo.search("stock.picking", {
        domain: allOf(OPEN_DELIVERIES, ofCustomer, ofWarehouse, dueUntil(to, context)),
        fields: [...OUTCOME_FIELDS, "name", "sale_id", "state"],
        limit: OPEN,
        order: "scheduled_date, id",
        with: MOVES_AND_TYPE,
      }),
      shipmentOutcomes(context, []),
    ]);
    const risks = await shipmentRisks(context, open, outcomes);
    const likely = risks.filter(({ probability }) => probability >= LIKELY);
    const days = open.map((row) => shipmentDays(row, context).due);
    return {
      ...(place ? { of: { id: String(place.id), name: textOf(place, "name") } } : {}),
      ...(partner ? { to: { id: String(partner.id), customer: textOf(partner, "complete_name") } } : {}),
      deliveries: (likely.length === 0 ? risks.slice(0, RISKIEST) : likely.slice(0, LIMIT)).map((risk) => described(risk, context)),
      likelyCount: likely.length,
      openCount: open.length,
      lateAlreadyCount: days.filter((due) => due !== undefined && due < today(context)).length,
      undatedCount: days.filter((due) => due === undefined).length,
      shippedCount: outcomes.slips.length,
      shippedLatePercent: percentOf(outcomes.slips.filter((slip) => slip > 0).length, outcomes.slips.length) ?? null,
      since: outcomes.since,
      hasMore: likely.length > LIMIT || open.length === OPEN,
    };
  },
});

function dueUntil(to: string | undefined, context: ToolContext): Domain {
  return to === undefined ? [] : [["scheduled_date", "<", startOf(addDays(to, 1), context)]];
}

function described({ row, days, goods, help, ...risk }: ShipmentRisk, context: ToolContext) {
  return {
    id: String(row.id),
    reference: textOf(row, "name"),
    order: textOf(row, "sale_id"),
    customer: textOf(row, "partner_id"),
    warehouse: warehouseName(row),
    carrier: textOf(row, "carrier_id"),
    planned: days.planned ?? null,
    promised: days.promised ?? null,
    probabilityPercent: percent(risk.probability),
    lowPercent: percent(risk.low),
    highPercent: percent(risk.high),
    drivers: [...risk.drivers],
    notice: noticeOf(row, context),
    product: goods?.product ?? null,
    lacking: goods?.missing ?? null,
    uom: goods?.uom ?? null,
    purchaseOrder: goods?.receipt?.purchaseOrder ?? null,
    expected: goods?.receipt?.expected ?? null,
    overdue: (goods?.receipt?.expected ?? "9") < today(context),
    likelyBy: risk.likelyBy ?? null,
    ...(help ? { help: help.help, helpDay: help.day ?? null, helpPercent: help.risk === undefined ? null : percent(help.risk) } : {}),
  };
}

/** Nothing is ever wholly sure, so that 0 and 100 are not said. */
function percent(probability: number): string {
  return String(Math.min(99, Math.max(1, Math.round(probability * 100))));
}

function warehouseName(row: Row) {
  const [type] = relatedRows(row, "picking_type_id");
  return type && textOf(type, "warehouse_id");
}
