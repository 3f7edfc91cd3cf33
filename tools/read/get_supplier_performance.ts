import { z } from "zod";
import { addDays, daysBetween } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { startOf } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { type Period, periodOf } from "../lookup/period.ts";
import { percentOf, quantile } from "../lookup/quantile.ts";
import { SCORE_SHAPE, scoreOf, vendorScores } from "../lookup/vendor-scores.ts";
import { amount, day, record, text, whole } from "../output.ts";
import { dayOf, idOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 15;
const ORDERS = 500;

const figures = {
  /** Purchase orders of which goods have come in. */
  receiptCount: whole("purchase.order.id"),
  /** Of those whose first goods came on or before the expected day. */
  onTimeCount: whole("purchase.order.effective_date"),
  onTimePercent: amount("purchase.order.effective_date", "open"),
  /** Of those that have come in whole. */
  completePercent: amount("purchase.order.receipt_status", "open"),
  /** Days from the confirmed order to its first goods. */
  daysMedian: whole("purchase.order.effective_date"),
  daysNinetieth: whole("purchase.order.effective_date"),
};

const output = z.object({
  /** The least punctual first. */
  vendors: z.array(record("res.partner", { vendor: text("purchase.order.partner_id", "personal.name"), ...figures, ...SCORE_SHAPE })),
  /** The vendor that was asked about, where none of its orders of the time has come in. */
  of: record("res.partner", { vendor: text("res.partner.complete_name", "personal.name"), ...SCORE_SHAPE }).optional(),
  all: z.object(figures),
  from: day("purchase.order.date_approve"),
  to: day("purchase.order.date_approve"),
  hasMore: z.boolean(),
});
export type SupplierPerformance = z.output<typeof output>;

export default readTool({
  name: "get_supplier_performance",
  description: `How vendors deliver: share of purchase orders received on time and in whole, and days from order to receipt (median and 90th percentile), of orders confirmed in a time, the last twelve months when left out; and a score of 100 for each with what it lost points for and whether it got better or worse lately. One vendor, or all: at most ${LIMIT}, the least punctual first.`,
  models: ["purchase.order", "res.partner", "stock.warehouse"],
  input: z.object({
    vendor: typed("Vendor's name").optional(),
    from: isoDay("Ordered on or after this day").optional(),
    to: isoDay("Ordered on or before this day").optional(),
  }),
  output,
  async run({ vendor, ...asked }, context) {
    const period = periodOf(asked, context);
    const partner = vendor === undefined ? undefined : await resolveVendor(context, vendor);
    const ofVendor = partner ? ofPartner("partner_id", partner) : [];
    const rows = await context.odoo.search("purchase.order", {
      domain: allOf(receivedIn(period, context), ofVendor),
      fields: ["partner_id", "date_approve", "date_planned", "effective_date", "receipt_status"],
      limit: ORDERS,
      order: "date_approve desc, id desc",
    });
    const scores = await vendorScores(context, { rows, vendors: partner ? [partner.id] : [] });
    const vendors = [...Map.groupBy(rows, (row) => idOf(row, "partner_id") ?? 0)]
      .map(([id, own]) => ({
        id: String(id),
        vendor: own[0] && textOf(own[0], "partner_id"),
        ...figuresOf(own, context),
        ...scoreOf(scores.byVendor.get(String(id)), scores.since),
      }))
      .sort((one, other) => Number(one.onTimePercent) - Number(other.onTimePercent) || (other.receiptCount ?? 0) - (one.receiptCount ?? 0));
    return {
      vendors: vendors.slice(0, LIMIT),
      ...(partner && vendors.length === 0
        ? {
            of: {
              id: String(partner.id),
              vendor: textOf(partner, "complete_name"),
              ...scoreOf(scores.byVendor.get(String(partner.id)), scores.since),
            },
          }
        : {}),
      all: figuresOf(rows, context),
      ...period,
      hasMore: vendors.length > LIMIT || rows.length === ORDERS,
    };
  },
});

function receivedIn({ from, to }: Period, context: ToolContext): Domain {
  return [
    ["state", "in", ["purchase", "done"]],
    ["receipt_status", "in", ["partial", "full"]],
    ["effective_date", "!=", false],
    ["date_approve", ">=", startOf(from, context)],
    ["date_approve", "<", startOf(addDays(to, 1), context)],
  ];
}

function figuresOf(rows: readonly Row[], { timeZone }: ToolContext) {
  const days = rows.flatMap((row) => {
    const [ordered, expected, arrived] = ["date_approve", "date_planned", "effective_date"].map((field) => dayOf(row, field, timeZone));
    return ordered && arrived ? [{ took: daysBetween(ordered, arrived), onTime: expected ? arrived <= expected : undefined }] : [];
  });
  const judged = days.filter(({ onTime }) => onTime !== undefined);
  const onTime = judged.filter((one) => one.onTime).length;
  const took = days.map((one) => one.took);
  return {
    receiptCount: rows.length,
    onTimeCount: onTime,
    onTimePercent: percentOf(onTime, judged.length),
    completePercent: percentOf(rows.filter((row) => row["receipt_status"] === "full").length, rows.length),
    daysMedian: quantile(took, 0.5),
    daysNinetieth: quantile(took, 0.9),
  };
}
