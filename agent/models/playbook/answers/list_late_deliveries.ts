import type { LateDeliveries } from "../../../../tools/read/list_late_deliveries.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";
import { goodsText } from "../wording/goods-text.ts";

export default answer<LateDeliveries>(({ deliveries, count, hasMore }, { slots, speech }) => {
  const { say, term, listed, dayCell } = speech;
  const { customer, warehouse } = slots;
  const where = `${customer ? say(" for {customer}", { customer }) : ""}${warehouse ? say(" in {warehouse}", { warehouse }) : ""}`;
  if (deliveries.length === 0) return say("No delivery{where} is late.", { where });
  return paragraphs(
    sentences(
      say("{count, plural, one {{count} delivery{where} is late.} other {{count} deliveries{where} are late, the longest first.}}", {
        count: Number(count ?? deliveries.length),
        where,
      }),
      hasMore && say("These are the first {count}.", { count: deliveries.length }),
    ),
    table(deliveries, [
      { title: say("Delivery"), cell: ({ reference }) => reference },
      { title: say("Order"), cell: ({ order }) => order },
      { title: say("Customer"), cell: ({ customer: name }) => name },
      { title: say("Planned"), cell: ({ scheduled }) => dayCell(scheduled) },
      { title: say("To ship by"), cell: ({ promised }) => dayCell(promised) },
      { title: say("Days late"), cell: ({ daysLate }) => daysLate },
      { title: say("Why"), cell: ({ why }) => listed(why.map(term)) },
      {
        title: say("Missing"),
        cell: ({ waitsFor }) => waitsFor.map(({ product, missing, uom }) => goodsText(missing, uom, product, speech)).join("; "),
      },
    ]),
    hasMore && say("Name a customer or a warehouse to see fewer."),
  );
});
