import type { UnacknowledgedOrders } from "../../../../tools/read/list_unacknowledged_orders.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

export default answer<UnacknowledgedOrders>(({ orders, requestCount, unacknowledgedCount, hasMore }, { slots, speech }) => {
  const { say, term, days, dayCell, money } = speech;
  if (orders.length === 0)
    return slots["vendor"]
      ? say("No request for quotation and no open purchase order with {vendor} waits for the vendor's word.", { vendor: slots["vendor"] })
      : say("No request for quotation and no open purchase order waits for the vendor's word.");
  return paragraphs(
    sentences(
      say(
        "{count, plural, one {{count} request for quotation was sent and not confirmed.} other {{count} requests for quotation were sent and not confirmed.}}",
        { count: Number(requestCount) },
      ),
      say(
        "{count, plural, one {{count} open purchase order is not marked as acknowledged.} other {{count} open purchase orders are not marked as acknowledged.}}",
        { count: Number(unacknowledgedCount) },
      ),
      say("The longest waiting first:"),
    ),
    table(orders, [
      { title: say("Purchase order"), cell: ({ reference }) => reference },
      { title: say("Vendor"), cell: ({ vendor }) => vendor },
      { title: say("Lacks"), cell: ({ lacks }) => lacks && term(lacks) },
      { title: say("Since"), cell: ({ daysWaiting }) => (daysWaiting === undefined || daysWaiting === null ? undefined : days(daysWaiting)) },
      { title: say("Expected"), cell: ({ expected }) => dayCell(expected) },
      { title: say("Total"), cell: ({ total, currency }) => total && money(total, currency) },
    ]),
    say("Odoo's mark for acknowledged is set by the vendor's answer or by hand; where nobody uses it, every open order stands here."),
    hasMore && speech.more,
  );
});
