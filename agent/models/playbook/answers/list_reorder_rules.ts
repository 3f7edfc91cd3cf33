import type { ReorderRules } from "../../../../tools/read/list_reorder_rules.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, table } from "../wording/format.ts";

export default answer<ReorderRules>(({ rules, ruleCount, triggeredCount, hasMore }, { slots, speech }) => {
  const { say, number, quantity } = speech;
  const { product, warehouse } = slots;
  const of = product ? say(" of {product}", { product }) : warehouse ? say(" in {warehouse}", { warehouse }) : "";
  const count = Number(ruleCount);
  if (count === 0) return say("There is no reorder rule{of}.", { of });
  return paragraphs(
    isPositive(triggeredCount)
      ? say("{count, plural, one {The reorder rule{of} would order now:} other {Of {count} reorder rules{of}, {triggered} would order now:}}", {
          count,
          of,
          triggered: Number(triggeredCount),
        })
      : say(
          "{count, plural, one {The reorder rule{of} would order nothing now.} other {Of {count} reorder rules{of}, none would order anything now.}}",
          { count, of },
        ),
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
