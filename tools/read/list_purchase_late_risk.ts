import { z } from "zod";
import { daysBetween } from "../../core/dates.ts";
import { type PurchaseOrderLateRisk, purchaseOrderLateRisk } from "../../insight/late/purchase-order-late-risk.ts";
import { dateOf } from "../../insight/lead-time/day-of.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { daysPast, today } from "../days.ts";
import { typed } from "../inputs.ts";
import { resolveVendor } from "../lookup/customers.ts";
import { doubtShape, insightDoubts, isDoubted } from "../lookup/insight-doubts.ts";
import { OPEN_PURCHASES } from "../lookup/purchase-orders.ts";
import { lateAmong, purchaseOutcomes } from "../lookup/purchase-outcomes.ts";
import { percentOf } from "../lookup/quantile.ts";
import { dayNumber } from "../lookup/shipment-outcomes.ts";
import { warehouses } from "../lookup/warehouses.ts";
import { amount, day, record, text, whole, word } from "../output.ts";
import { dayOf, idOf, numberOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const AHEAD = 5;
const OVERDUE = 3;
const OPEN = 300;
const LINES = 100;
const YEAR = 365;
const LIKELY = 0.5;
const DOUBTFUL = 0.3;

export const PURCHASE_ADVICE = ["move its date", "have the vendor confirm its day"] as const;

const output = z.object({
  /** The vendor that was asked about. */
  of: record("res.partner", { vendor: text("res.partner.complete_name", "personal.name") }).optional(),
  /** Those whose day is to come, the likeliest late first, then those that are overdue, the longest first. */
  orders: z.array(
    record("purchase.order", {
      reference: text("purchase.order.name", "open"),
      vendor: text("purchase.order.partner_id", "personal.name"),
      ordered: day("purchase.order.date_approve"),
      /** The first day on which something of it is still to come. */
      expected: day("purchase.order.line.date_planned"),
      daysPastDue: whole("purchase.order.line.date_planned"),
      /** Of coming after that day; null once it is past, and where nothing tells. */
      probabilityPercent: amount("purchase.order.line.date_planned", "open"),
      /** By when it has come with even odds, and in nine of ten cases. */
      likelyDay: day("purchase.order.line.date_planned"),
      surelyBy: day("purchase.order.line.date_planned"),
      /** The vendor's past receipts with a promised day, and those of them that came after it. */
      vendorReceiptCount: whole("purchase.order.id"),
      vendorLateCount: whole("purchase.order.id"),
      advice: word("purchase.order.state", PURCHASE_ADVICE),
      adviceDay: day("purchase.order.line.date_planned"),
    }),
  ),
  /** Likelier late than not, overdue, and all that are open. */
  likelyCount: whole("purchase.order.id"),
  overdueCount: whole("purchase.order.id"),
  openCount: whole("purchase.order.id"),
  undatedCount: whole("purchase.order.id"),
  /** What it rests on: all vendors' receipts since a day, and how many of them came late. */
  receiptCount: whole("purchase.order.id"),
  receiptLatePercent: amount("purchase.order.effective_date", "open"),
  since: day("purchase.order.effective_date"),
  /** Where past lead times aren't trusted; while they are doubted no day is advised from them. */
  doubts: z.array(doubtShape),
  hasMore: z.boolean(),
});
export type PurchaseLateRisk = z.output<typeof output>;

export default readTool({
  name: "list_purchase_late_risk",
  description: `Open purchase orders by the chance that they come after their planned day, from how late vendors' receipts came in the past year: chance, likely day, the vendor's record and what to change. One vendor or all; at most ${AHEAD + OVERDUE}. For who waits for an order use get_purchase_order_risk.`,
  models: ["purchase.order", "purchase.order.line", "stock.warehouse", "res.partner"],
  input: z.object({ vendor: typed("Vendor's name").optional() }),
  output,
  async run({ vendor }, context) {
    const [partner, places] = await Promise.all([vendor === undefined ? undefined : resolveVendor(context, vendor), warehouses(context)]);
    const [rows, { receipts, since }, doubts] = await Promise.all([
      context.odoo.search("purchase.order", {
        domain: OPEN_PURCHASES,
        fields: ["name", "partner_id", "date_approve", "date_planned"],
        limit: OPEN,
        order: "date_planned, id",
        with: {
          partner_id: { model: "res.partner", fields: ["commercial_partner_id"], limit: 1 },
          order_line: {
            model: "purchase.order.line",
            fields: ["product_qty", "qty_received", "date_planned", "display_type"],
            limit: LINES,
            order: "date_planned, id",
          },
        },
      }),
      purchaseOutcomes(context, { warehouses: places.map(({ id }) => id), days: YEAR }),
      insightDoubts(context, ["lead-time"]),
    ]);
    const isUnsure = isDoubted(doubts, "lead-time");
    // The others that wait say how long receipts take just as much, so that an order's chance is the same whichever vendor was asked about.
    const lines = rows.map((row) => openLine(row, context));
    const rated = purchaseOrderLateRisk(lines, receipts, dayNumber(today(context)));
    const judged = lines.flatMap((line, at) => {
      const risk = rated[at];
      const own = receipts.filter(({ vendor: name }) => name === line.vendor);
      return risk && line.expected && isOf(line.row, partner) ? [described(line, risk, own, { context, isUnsure })] : [];
    });
    const overdue = judged.filter(({ daysPastDue }) => daysPastDue > 0).sort((one, other) => other.daysPastDue - one.daysPastDue);
    const ahead = judged
      .filter(({ daysPastDue }) => daysPastDue === 0)
      .sort((one, other) => Number(other.probabilityPercent ?? 0) - Number(one.probabilityPercent ?? 0));
    const asked = rows.filter((row) => isOf(row, partner));
    const all = lateAmong(receipts);
    return {
      ...(partner ? { of: { id: String(partner.id), vendor: textOf(partner, "complete_name") } } : {}),
      orders: [...ahead.slice(0, AHEAD), ...overdue.slice(0, OVERDUE)],
      likelyCount: ahead.filter(({ probabilityPercent }) => Number(probabilityPercent ?? 0) >= LIKELY * 100).length,
      overdueCount: overdue.length,
      openCount: asked.length,
      undatedCount: asked.length - judged.length,
      receiptCount: all.count,
      receiptLatePercent: percentOf(all.late, all.count) ?? null,
      since,
      doubts,
      hasMore: ahead.length > AHEAD || overdue.length > OVERDUE || rows.length === OPEN,
    };
  },
});

function isOf(row: Row, partner: Row | undefined): boolean {
  const [vendor] = relatedRows(row, "partner_id");
  return partner === undefined || (vendor && idOf(vendor, "commercial_partner_id")) === (idOf(partner, "commercial_partner_id") ?? partner.id);
}

/** The order by the first of its lines that is still to come, as the estimate takes it. */
function openLine(row: Row, context: ToolContext) {
  const open = relatedRows(row, "order_line").filter(
    (line) => !line["display_type"] && (numberOf(line, "product_qty") ?? 0) > (numberOf(line, "qty_received") ?? 0),
  );
  const days = open.flatMap((line) => dayOf(line, "date_planned", context.timeZone) ?? []).sort();
  const expected = days[0] ?? dayOf(row, "date_planned", context.timeZone) ?? undefined;
  const ordered = dayOf(row, "date_approve", context.timeZone) ?? undefined;
  return {
    row,
    expected,
    ordered,
    vendor: String(idOf(row, "partner_id") ?? ""),
    orderedAt: ordered === undefined ? undefined : dayNumber(ordered),
    promisedAt: expected === undefined ? undefined : dayNumber(expected),
  };
}

function described(
  { row, expected, ordered }: ReturnType<typeof openLine>,
  { probability, arrival }: PurchaseOrderLateRisk,
  own: Parameters<typeof lateAmong>[0],
  { context, isUnsure }: { readonly context: ToolContext; readonly isUnsure: boolean },
) {
  const daysPastDue = daysPast(expected, context);
  const likelyDay = arrival && dateOf(arrival.q50);
  const { late, count } = lateAmong(own);
  return {
    id: String(row.id),
    reference: textOf(row, "name"),
    vendor: textOf(row, "partner_id"),
    ordered: ordered ?? null,
    expected: expected ?? null,
    daysPastDue,
    probabilityPercent: daysPastDue > 0 || probability === undefined ? null : String(Math.min(99, Math.max(1, Math.round(probability * 100)))),
    likelyDay: likelyDay ?? null,
    surelyBy: arrival ? dateOf(arrival.q90) : null,
    vendorReceiptCount: count,
    vendorLateCount: late,
    ...adviceOf({ daysPastDue, probability, expected, likelyDay: isUnsure ? undefined : likelyDay }),
  };
}

function adviceOf(at: {
  readonly daysPastDue: number;
  readonly probability: number | undefined;
  readonly expected: string | undefined;
  readonly likelyDay: string | undefined;
}): { readonly advice?: (typeof PURCHASE_ADVICE)[number]; readonly adviceDay?: string } {
  const { daysPastDue, probability = 0, expected, likelyDay } = at;
  const isLikely = daysPastDue > 0 || probability >= LIKELY;
  if (isLikely && expected && likelyDay && daysBetween(expected, likelyDay) > 0) return { advice: "move its date", adviceDay: likelyDay };
  return isLikely || probability >= DOUBTFUL ? { advice: "have the vendor confirm its day" } : {};
}
