import type { ReorderRules } from "../../../../tools/read/list_reorder_rules.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, table } from "../wording/format.ts";

export default answer<ReorderRules>(({ rules, ruleCount, triggeredCount, hasMore }, { slots, speech }) => {
  const { say, number, quantity } = speech;
  const { product, warehouse } = slots;
  const count = Number(ruleCount);
  if (count === 0) {
    const of = product ? say(" of {product}", { product }) : warehouse ? say(" in {warehouse}", { warehouse }) : "";
    return say("There is no reorder rule{of}.", { of });
  }
  // Which product or warehouse stands in the table: the counts are no facts of that record.
  return paragraphs(
    isPositive(triggeredCount)
      ? say("{count, plural, one {The reorder rule would order now:} other {Of {count} reorder rules, {triggered} would order now:}}", {
          count,
          triggered: Number(triggeredCount),
        })
      : say("{count, plural, one {The reorder rule would order nothing now.} other {Of {count} reorder rules, none would order anything now.}}", {
          count,
        }),
    rules.length > 0 &&
      table(rules, [
        { title: say("Product"), cell: (rule) => rule.product },
        { title: say("Warehouse"), cell: (rule) => rule.warehouse },
        { title: say("To order"), cell: ({ toOrder, uom }) => quantity(toOrder, uom) },
        { title: say("Forecast"), cell: ({ forecast }) => forecast && number(forecast) },
        { title: say("On hand"), cell: ({ onHand }) => onHand && number(onHand) },
        { title: say("Minimum"), cell: ({ minimum }) => minimum && number(minimum) },
        { title: say("Maximum"), cell: ({ maximum }) => maximum && number(maximum) },
      ]),
    hasMore && speech.more,
  );
});
