import { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { day, from, quantity, record, text, whole, word } from "../output.ts";
import { dayOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

export const DELIVERY_STATUSES = ["draft", "waiting for another operation", "waiting for stock", "ready", "done", "cancelled"] as const;

export const LATE_REASONS = [
  "waiting for stock",
  "waiting for another operation",
  "part of the stock is missing",
  "ready but not shipped",
  "planned after the promised date",
  "not confirmed yet",
] as const;

/** An open receipt that brings what a delivery lacks. */
export const awaitedReceipt = record("stock.picking", {
  reference: text("stock.picking.name", "open"),
  purchaseOrder: text("stock.picking.origin", "open"),
  expected: day("stock.picking.scheduled_date"),
  quantity: quantity("stock.move.product_uom_qty"),
  late: z.boolean().optional(),
  daysLate: whole("stock.picking.scheduled_date"),
});

/** A product that an open delivery lacks, and the receipts that it waits on, the first to come first. */
export const shortage = record("stock.move", {
  product: text("stock.move.product_id", "open"),
  missing: quantity("stock.move.product_uom_qty"),
  uom: text("stock.move.product_uom", "open"),
  receipts: z.array(awaitedReceipt),
});

/** What every tool says of a delivery. */
export const deliveryShape = {
  reference: text("stock.picking.name", "open"),
  kind: z.enum(["delivery", "return", "receipt", "transfer"]).optional(),
  order: text("stock.picking.sale_id", "open"),
  customer: text("stock.picking.partner_id", "personal.name"),
  status: word("stock.picking.state", DELIVERY_STATUSES),
  /** When the warehouse plans to ship. */
  scheduled: day("stock.picking.scheduled_date"),
  /** When it must ship for the promised date. */
  promised: day("stock.picking.date_deadline"),
  done: day("stock.picking.date_done"),
  carrier: text("stock.picking.carrier_id", "open"),
  tracking: text("stock.picking.carrier_tracking_ref", "open"),
  backorderOf: text("stock.picking.backorder_id", "open"),
  /** Open, and its promised or scheduled day is past. */
  late: z.boolean().optional(),
  daysLate: whole("stock.picking.date_deadline"),
  why: z.array(from("stock.picking.state", "open", z.enum(LATE_REASONS))),
  waitsFor: z.array(shortage),
};

export const delivery = record("stock.picking", deliveryShape);

export const DELIVERY_FIELDS = [
  "name",
  "picking_type_code",
  "sale_id",
  "partner_id",
  "state",
  "scheduled_date",
  "date_deadline",
  "date_done",
  "carrier_id",
  "carrier_tracking_ref",
  "backorder_id",
] as const;

const STATUS_OF: { readonly [state: string]: (typeof DELIVERY_STATUSES)[number] } = {
  draft: "draft",
  waiting: "waiting for another operation",
  confirmed: "waiting for stock",
  assigned: "ready",
  done: "done",
  cancel: "cancelled",
};

const KIND_OF: { readonly [code: string]: "delivery" | "receipt" | "transfer" } = { outgoing: "delivery", incoming: "receipt", internal: "transfer" };

export function isOpenDelivery(row: Row): boolean {
  return row["state"] !== "done" && row["state"] !== "cancel";
}

export function describeDelivery(
  row: Row,
  waitsFor: readonly z.input<typeof shortage>[],
  when: Pick<ToolContext, "now" | "timeZone">,
): z.input<typeof delivery> {
  const status = STATUS_OF[String(row["state"])];
  const scheduled = dayOf(row, "scheduled_date", when.timeZone);
  const promised = dayOf(row, "date_deadline", when.timeZone);
  const daysLate = isOpenDelivery(row) ? daysPast(promised, when) || daysPast(scheduled, when) : 0;
  const code = String(row["picking_type_code"]);
  return {
    id: String(row.id),
    reference: textOf(row, "name"),
    kind: code === "incoming" && row["sale_id"] ? "return" : KIND_OF[code],
    order: textOf(row, "sale_id"),
    customer: textOf(row, "partner_id"),
    status,
    scheduled,
    promised,
    done: row["state"] === "done" ? dayOf(row, "date_done", when.timeZone) : null,
    carrier: textOf(row, "carrier_id"),
    tracking: textOf(row, "carrier_tracking_ref"),
    backorderOf: textOf(row, "backorder_id"),
    late: daysLate > 0,
    daysLate,
    why: isOpenDelivery(row) ? reasons(status, waitsFor.length > 0, daysLate > 0, Boolean(scheduled && promised && scheduled > promised)) : [],
    waitsFor: [...waitsFor],
  };
}

function reasons(
  status: (typeof DELIVERY_STATUSES)[number] | undefined,
  lacks: boolean,
  late: boolean,
  afterPromise: boolean,
): (typeof LATE_REASONS)[number][] {
  const out: (typeof LATE_REASONS)[number][] = [];
  if (status === "waiting for stock") out.push("waiting for stock");
  if (status === "waiting for another operation") out.push("waiting for another operation");
  if (status === "draft" && late) out.push("not confirmed yet");
  if (status === "ready" && lacks) out.push("part of the stock is missing");
  if (status === "ready" && !lacks && late) out.push("ready but not shipped");
  if (afterPromise) out.push("planned after the promised date");
  return out;
}
