import type { FillRate } from "../../../../tools/read/get_fill_rate.ts";
import { answer } from "../wording/answer.ts";
import { day, MORE, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<FillRate>(({ all, warehouses, from, to, hasMore }, { slots }) => {
  const toWhom = slots["customer"] ? ` to ${slots["customer"]}` : "";
  const of = `${toWhom}${slots["warehouse"] ? ` from ${slots["warehouse"]}` : ""}`;
  const period = from && to ? ` from ${day(from)} to ${day(to)}` : "";
  if (Number(all.deliveryCount) === 0) return `No delivery${of} was shipped${period}, so there is no fill rate.`;
  return paragraphs(
    sentences(
      all.fillPercent
        ? `The fill rate is ${all.fillPercent}%: so many of ${all.deliveryCount} deliveries${toWhom} shipped${period} left complete and on time.`
        : `${all.deliveryCount} deliveries${toWhom} were shipped${period}; none had a promised day.`,
      all.onTimePercent && `${all.onTimePercent}% were on time and ${all.completePercent}% complete.`,
    ),
    warehouses.length > 1 &&
      table(warehouses, [
        { title: "Warehouse", cell: ({ warehouse }) => warehouse },
        { title: "Fill rate", cell: ({ fillPercent }) => fillPercent && `${fillPercent}%` },
        { title: "On time", cell: ({ onTimePercent }) => onTimePercent && `${onTimePercent}%` },
        { title: "Complete", cell: ({ completePercent }) => completePercent && `${completePercent}%` },
        { title: "Deliveries", cell: ({ deliveryCount }) => deliveryCount },
      ]),
    hasMore && MORE,
  );
});
