import { Decimal } from "decimal.js";
import type { DemandBetween } from "../inventory/protection-demand.ts";
import type { ComingReceipt } from "./stock-events.ts";
import type { StockoutQuestion, StockoutRisk } from "./stockout-question.ts";

/** Why the risk is what it is, in sentences with figures and units. */
export function stockoutReasons(
  question: StockoutQuestion,
  risk: Pick<StockoutRisk, "withinLeadTime" | "runsOutBy" | "orders" | "short">,
  receipts: readonly ComingReceipt[],
  demand: DemandBetween,
): string[] {
  const { unit, onHand, leadTime, threshold } = question;
  const one = (value: number) => new Decimal(value).toDecimalPlaces(1).toString();
  const percent = (share: number) => `${one(share * 100)}%`;
  const hit = risk.orders.filter(({ chance }) => chance > threshold);
  const due = receipts.filter(({ at }) => at <= leadTime);
  const coming = due.reduce((sum, { units }) => sum + units, 0);
  return [
    `${one(onHand)} ${unit} on hand; ${one(demand(0, Math.max(0, leadTime)).mean)} are expected to be asked for within the lead time of ${one(leadTime)} periods.`,
    due.length === 0
      ? "No receipt is due within the lead time."
      : `${one(coming)} ${unit} are due within it (receipts: ${due.length}), and may be late.`,
    `The chance of running out within the lead time is ${percent(risk.withinLeadTime)}.`,
    risk.runsOutBy === undefined
      ? `It stays at or below ${percent(threshold)} over the time looked at.`
      : `By ${risk.runsOutBy} the chance exceeds ${percent(threshold)}.`,
    ...(hit.length === 0
      ? []
      : [
          `${hit.length} of ${risk.orders.length} booked orders have more than ${percent(threshold)} chance to come up short; ${one(risk.short.units)} ${unit} are expected to be missing${risk.short.value === undefined ? "" : `, worth ${risk.short.value.amount} ${risk.short.value.currency}`}.`,
        ]),
  ];
}
