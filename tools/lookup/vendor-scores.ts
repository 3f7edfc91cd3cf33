import type { SupplierReceipt } from "../../insight/lead-time/supplier-receipt.ts";
import { type VendorReliability, vendorReliability } from "../../insight/lead-time/vendor-reliability.ts";
import type { Row } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { amount, day, whole, word } from "../output.ts";
import { dayOf, idOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { purchaseOutcomes } from "./purchase-outcomes.ts";
import { dayNumber } from "./shipment-outcomes.ts";
import { warehouses } from "./warehouses.ts";

const TWO_YEARS = 730;
const WAITING = 300;
const MOST = 100;

/** A vendor's score, what it rests on, what it lost points for, and its last quarter against the year before; absent where nobody has delivered. */
export const SCORE_SHAPE = {
  score: whole("purchase.order.effective_date"),
  scoreMost: whole("purchase.order.effective_date"),
  /** It rests on what came since this day. */
  scoredSince: day("purchase.order.effective_date"),
  scoredCount: whole("purchase.order.effective_date"),
  scoredLateCount: whole("purchase.order.effective_date"),
  /** The share to expect late, drawn towards all vendors' where there are few, with bounds that hold nine times in ten. */
  latePercent: amount("purchase.order.effective_date", "open"),
  lateLowPercent: amount("purchase.order.effective_date", "open"),
  lateHighPercent: amount("purchase.order.effective_date", "open"),
  pointsForLate: whole("purchase.order.effective_date"),
  pointsForUneven: whole("purchase.order.effective_date"),
  change: word("purchase.order.effective_date", ["better", "worse", "unclear"]),
  quarterCount: whole("purchase.order.effective_date"),
  quarterLateCount: whole("purchase.order.effective_date"),
  yearCount: whole("purchase.order.effective_date"),
  yearLateCount: whole("purchase.order.effective_date"),
} as const;

/**
 * Scores of all vendors of the kept past, or of the received orders in `rows` where none is kept, counting what is overdue as late; `vendors` are
 * scored in any case. Reads what is overdue in one call, and the warehouses in another.
 */
export async function vendorScores(
  context: ToolContext,
  { rows, vendors }: { readonly rows: readonly Row[]; readonly vendors: readonly number[] },
): Promise<{ readonly byVendor: ReadonlyMap<string, VendorReliability>; readonly since: string }> {
  const now = today(context);
  const [waiting, { receipts: kept, since }] = await Promise.all([
    context.odoo.search("purchase.order", {
      domain: [
        ["state", "in", ["purchase", "done"]],
        ["receipt_status", "=", "pending"],
        ["date_planned", "<", startOf(now, context)],
      ],
      fields: ["partner_id", "date_approve", "date_planned"],
      limit: WAITING,
      order: "date_planned, id",
    }),
    warehouses(context).then((all) => purchaseOutcomes(context, { warehouses: all.map(({ id }) => id), days: TWO_YEARS })),
  ]);
  const came = kept.length > 0 ? kept : rows.map((row) => receiptOf(row, context));
  const overdue = waiting.map((row) => ({ ...receiptOf(row, context), receivedAt: undefined }));
  const rated = vendorReliability([...came, ...overdue], dayNumber(now), vendors.map(String));
  return { byVendor: came.length === 0 ? new Map() : new Map(rated.map((one) => [one.vendor, one])), since };
}

export function scoreOf(rated: VendorReliability | undefined, since: string) {
  if (!rated) return {};
  const { change, lost, basedOn } = rated;
  const percent = (share: number) => (100 * share).toFixed(1).replace(/\.0$/, "");
  return {
    score: rated.score,
    scoreMost: MOST,
    scoredSince: since,
    scoredCount: basedOn.promised,
    scoredLateCount: rated.lateCount,
    latePercent: percent(rated.lateShare),
    lateLowPercent: percent(rated.lateLow),
    lateHighPercent: percent(rated.lateHigh),
    pointsForLate: Math.round(lost.late),
    pointsForUneven: Math.round(lost.unsteady),
    change: change.kind,
    quarterCount: change.lately.count,
    quarterLateCount: change.lately.late,
    yearCount: change.before.count,
    yearLateCount: change.before.late,
  };
}

function receiptOf(row: Row, { timeZone }: Pick<ToolContext, "timeZone">): SupplierReceipt {
  const number = (field: string) => {
    const day = dayOf(row, field, timeZone);
    return day ? dayNumber(day) : undefined;
  };
  return {
    vendor: String(idOf(row, "partner_id") ?? ""),
    orderedAt: number("date_approve"),
    promisedAt: number("date_planned"),
    receivedAt: number("effective_date"),
  };
}
