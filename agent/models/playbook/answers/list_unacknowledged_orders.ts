import type { UnacknowledgedOrders } from "../../../../tools/read/list_unacknowledged_orders.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, days, MORE, money, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<UnacknowledgedOrders>(({ orders, requestCount, unacknowledgedCount, hasMore }, { slots }) => {
  const whom = slots["vendor"] ? ` with ${slots["vendor"]}` : "";
  if (orders.length === 0) return `No request for quotation and no open purchase order${whom} waits for the vendor's word.`;
  return paragraphs(
    sentences(
      Number(requestCount) === 1
        ? "1 request for quotation was sent and not confirmed."
        : `${requestCount} requests for quotation were sent and not confirmed.`,
      Number(unacknowledgedCount) === 1
        ? "1 open purchase order is not marked as acknowledged."
        : `${unacknowledgedCount} open purchase orders are not marked as acknowledged.`,
      "The longest waiting first:",
    ),
    table(orders, [
      { title: "Purchase order", cell: ({ reference }) => reference },
      { title: "Vendor", cell: ({ vendor }) => vendor },
      { title: "Lacks", cell: ({ lacks }) => lacks },
      { title: "Since", cell: ({ daysWaiting }) => (daysWaiting === undefined || daysWaiting === null ? undefined : days(daysWaiting)) },
      { title: "Expected", cell: ({ expected }) => dayCell(expected) },
      { title: "Total", cell: ({ total, currency }) => total && money(total, currency) },
    ]),
    "Odoo's mark for acknowledged is set by the vendor's answer or by hand; where nobody uses it, every open order stands here.",
    hasMore && MORE,
  );
});
