import { addDays, daysBetween } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import type { JudgedOrder } from "../../insight/lead-time/read-supplier-orders.ts";
import type { SupplierOrder } from "../../insight/lead-time/supplier-order.ts";
import type { Row } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { dayOf, idOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

const YEAR = 365;
const MOST = 500;
const EPOCH = "1970-01-01";

/** The days of a delivery; the day it must leave is the promised one, or the planned where none was promised. */
export interface ShipmentDays {
  readonly planned: string | undefined;
  readonly promised: string | undefined;
  readonly due: string | undefined;
}

/** The latest shipped deliveries of the past year, each with whether it left after its day. */
export interface ShipmentOutcomes {
  readonly judged: readonly JudgedOrder[];
  /** Days from the day that was due to the day it left, negative when early, ascending. */
  readonly slips: readonly number[];
  readonly since: string;
}

export const OUTCOME_FIELDS = ["partner_id", "picking_type_id", "carrier_id", "backorder_id", "create_date", "scheduled_date", "date_deadline"];

/** Reads them in one call, the newest first, at most 500; `domain` narrows them. */
export async function shipmentOutcomes(context: ToolContext, domain: Domain): Promise<ShipmentOutcomes> {
  const since = addDays(today(context), -YEAR);
  const rows = await context.odoo.search("stock.picking", {
    domain: allOf(
      [
        ["picking_type_code", "=", "outgoing"],
        ["state", "=", "done"],
        ["date_done", ">=", startOf(since, context)],
      ],
      domain,
    ),
    fields: [...OUTCOME_FIELDS, "date_done"],
    limit: MOST,
    order: "date_done desc, id desc",
  });
  const known = rows.flatMap((row) => {
    const [{ due }, done] = [shipmentDays(row, context), dayOf(row, "date_done", context.timeZone)];
    return due && done ? [{ row, slip: daysBetween(due, done), done }] : [];
  });
  return {
    judged: known.map(({ row, slip, done }) => ({ order: { ...asShipment(row, context), deliveredOn: dayNumber(done) }, late: slip > 0 })),
    slips: known.map(({ slip }) => slip).sort((one, other) => one - other),
    since,
  };
}

export function shipmentDays(row: Row, { timeZone }: Pick<ToolContext, "timeZone">): ShipmentDays {
  const planned = dayOf(row, "scheduled_date", timeZone) ?? undefined;
  const promised = dayOf(row, "date_deadline", timeZone) ?? undefined;
  return { planned, promised, due: promised ?? planned };
}

/** A day as the insights count it: from 1970-01-01. */
export function dayNumber(day: string): number {
  return daysBetween(EPOCH, day);
}

/** How far ahead of its day a delivery was asked for: what is asked for at short notice is known to be late more often. */
export const NOTICES = ["at most a day", "2 to 6 days", "a week or more"] as const;

export function noticeOf(row: Row, { timeZone }: Pick<ToolContext, "timeZone">): (typeof NOTICES)[number] | undefined {
  const [created, { due }] = [dayOf(row, "create_date", timeZone), shipmentDays(row, { timeZone })];
  if (!created || !due) return undefined;
  const days = daysBetween(created, due);
  return days <= 1 ? "at most a day" : days <= 6 ? "2 to 6 days" : "a week or more";
}

/**
 * What is known of a delivery before it leaves, in the form that the late model learns from: its customer stands in for the vendor, its warehouse's
 * operation type and carrier for the way, the notice for the country, the weekday for the product, and whether it is a backorder for the terms.
 */
export function asShipment(row: Row, context: Pick<ToolContext, "timeZone">): SupplierOrder {
  const { due } = shipmentDays(row, context);
  return {
    id: String(row.id),
    vendor: String(idOf(row, "partner_id") ?? ""),
    mode: textOf(row, "carrier_id") ?? "",
    via: String(idOf(row, "picking_type_id") ?? ""),
    country: noticeOf(row, context) ?? "",
    product: due === undefined ? "" : String((((dayNumber(due) + 3) % 7) + 7) % 7),
    terms: row["backorder_id"] ? "backorder" : "first",
    productGroup: "",
    productClass: "",
    brand: "",
    site: "",
    project: "",
    quantity: undefined,
    value: undefined,
    orderedOn: undefined,
    deliveredOn: undefined,
  };
}
