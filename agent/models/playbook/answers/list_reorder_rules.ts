import type { ReorderRules } from "../../../../tools/read/list_reorder_rules.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, MORE, paragraphs, quantity, table } from "../wording/format.ts";

export default answer<ReorderRules>(({ rules, ruleCount, triggeredCount, hasMore }, { slots }) => {
  const of = slots["product"] ? ` of ${slots["product"]}` : slots["warehouse"] ? ` in ${slots["warehouse"]}` : "";
  if (Number(ruleCount) === 0) return `There is no reorder rule${of}.`;
  const checked = Number(ruleCount) === 1 ? `The reorder rule${of}` : `Of ${ruleCount} reorder rules${of},`;
  const head = isPositive(triggeredCount)
    ? Number(ruleCount) === 1
      ? `${checked} would order now:`
      : `${checked} ${triggeredCount} would order now:`
    : Number(ruleCount) === 1
      ? `${checked} would order nothing now.`
      : `${checked} none would order anything now.`;
  return paragraphs(
    head,
    rules.length > 0 &&
      table(rules, [
        { title: "Product", cell: ({ product }) => product },
        { title: "Warehouse", cell: ({ warehouse }) => warehouse },
        { title: "To order", cell: ({ toOrder, uom }) => quantity(toOrder, uom) },
        { title: "Forecast", cell: ({ forecast }) => forecast },
        { title: "On hand", cell: ({ onHand }) => onHand },
        { title: "Minimum", cell: ({ minimum }) => minimum },
        { title: "Maximum", cell: ({ maximum }) => maximum },
      ]),
    hasMore && MORE,
  );
});
