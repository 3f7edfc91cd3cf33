import type { LateDeliveries } from "../../../../tools/read/list_late_deliveries.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, listed, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<LateDeliveries>(({ deliveries, count, hasMore }, { slots }) => {
  const { customer, warehouse } = slots;
  const where = `${customer ? ` for ${customer}` : ""}${warehouse ? ` in ${warehouse}` : ""}`;
  if (deliveries.length === 0) return `No delivery${where} is late.`;
  const total = count ?? deliveries.length;
  return paragraphs(
    sentences(
      Number(total) === 1 ? `1 delivery${where} is late.` : `${total} deliveries${where} are late, the longest first.`,
      hasMore && `These are the first ${deliveries.length}.`,
    ),
    table(deliveries, [
      { title: "Delivery", cell: ({ reference }) => reference },
      { title: "Order", cell: ({ order }) => order },
      { title: "Customer", cell: ({ customer: name }) => name },
      { title: "Planned", cell: ({ scheduled }) => dayCell(scheduled) },
      { title: "To ship by", cell: ({ promised }) => dayCell(promised) },
      { title: "Days late", cell: ({ daysLate }) => daysLate },
      { title: "Why", cell: ({ why }) => listed(why) },
      {
        title: "Missing",
        cell: ({ waitsFor }) => waitsFor.map(({ product, missing, uom }) => `${quantity(missing, uom)} of ${product ?? "a product"}`).join("; "),
      },
    ]),
    hasMore && "Name a customer or a warehouse to see fewer.",
  );
});
