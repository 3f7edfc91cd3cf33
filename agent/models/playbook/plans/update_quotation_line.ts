import { linesOf } from "../../../understanding/entities/order-lines.ts";
import { type Plan, pick } from "../plan.ts";

/** One proposal for each line that was named, one after the other. */
const updateQuotationLine: Plan = (slots, results) => {
  const line = linesOf(slots["lines"] ?? "")[results.length];
  return line ? [{ tool: "update_quotation_line", args: { ...pick(slots, "order"), ...line } }] : [];
};

export default updateQuotationLine;
