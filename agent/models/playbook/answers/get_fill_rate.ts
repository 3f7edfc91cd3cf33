import type { FillRate } from "../../../../tools/read/get_fill_rate.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

export default answer<FillRate>(({ all, warehouses, from, to, hasMore }, { slots, speech }) => {
  const { say, day, number } = speech;
  const customer = slots["customer"] ? ` ${say("to {customer}", { customer: slots["customer"] })}` : "";
  const warehouse = slots["warehouse"] ? ` ${say("from {warehouse}", { warehouse: slots["warehouse"] })}` : "";
  const period = from && to ? ` ${say("from {from} to {to}", { from: day(from), to: day(to) })}` : "";
  const of = { customer, warehouse, period, count: Number(all.deliveryCount) };
  if (of.count === 0) return say("No delivery{customer}{warehouse} was shipped{period}, so there is no fill rate.", of);
  const percent = (part: string | null | undefined) => part && say("{percent}%", { percent: number(part) });
  return paragraphs(
    sentences(
      all.fillPercent
        ? say("The fill rate is {percent}%: so many of {count} deliveries{customer} shipped{period} left complete and on time.", {
            ...of,
            percent: number(all.fillPercent),
          })
        : say("{count} deliveries{customer} were shipped{period}; none had a promised day.", of),
      all.onTimePercent &&
        say("{onTime}% were on time and {complete}% complete.", { onTime: number(all.onTimePercent), complete: number(all.completePercent ?? "") }),
      slots["warehouse"] && say("Counted are deliveries from {warehouse}.", { warehouse: slots["warehouse"] }),
    ),
    warehouses.length > 1 &&
      table(warehouses, [
        { title: say("Warehouse"), cell: (one) => one.warehouse },
        { title: say("Fill rate"), cell: ({ fillPercent }) => percent(fillPercent) },
        { title: say("On time"), cell: ({ onTimePercent }) => percent(onTimePercent) },
        { title: say("Complete"), cell: ({ completePercent }) => percent(completePercent) },
        { title: say("Deliveries"), cell: ({ deliveryCount }) => deliveryCount },
      ]),
    hasMore && speech.more,
  );
});
