import type { FoundPurchaseOrders } from "../../../../tools/read/find_purchase_orders.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, table } from "../wording/format.ts";

export default answer<FoundPurchaseOrders>(({ orders, hasMore }, { slots, speech }) => {
  const { say, term, dayCell, lateness, money } = speech;
  const asked = { count: orders.length, status: slots["status"] ?? "any", filter: filterText(slots, speech) };
  if (orders.length === 0)
    return say(
      "There are no {status, select, rfq {requests for quotation} open {open purchase orders} late {late purchase orders} done {received purchase orders} other {purchase orders}}{filter} among those you may see.",
      asked,
    );
  const count = hasMore
    ? say(
        "The first {count} {status, select, rfq {requests for quotation} open {open purchase orders} late {late purchase orders} done {received purchase orders} other {purchase orders}}{filter}:",
        asked,
      )
    : say(
        "{count, plural, one {There is {count} {status, select, rfq {request for quotation} open {open purchase order} late {late purchase order} done {received purchase order} other {purchase order}}} other {There are {count} {status, select, rfq {requests for quotation} open {open purchase orders} late {late purchase orders} done {received purchase orders} other {purchase orders}}}}{filter}:",
        asked,
      );
  const isOneCompany = new Set(orders.map(({ company }) => company)).size === 1;
  return paragraphs(
    count,
    table(orders, [
      { title: say("Purchase order"), cell: ({ reference }) => reference },
      { title: say("Vendor"), cell: ({ vendor }) => vendor },
      { title: say("Status"), cell: ({ status }) => status && term(status) },
      { title: say("Ordered"), cell: ({ ordered }) => dayCell(ordered) },
      { title: say("Expected"), cell: ({ expected }) => dayCell(expected) },
      { title: say("Late"), cell: ({ late, daysLate }) => (late && isPositive(daysLate) ? lateness(daysLate) : undefined) },
      { title: say("Total"), cell: ({ total, currency }) => total && money(total, currency) },
      { title: say("Company"), cell: ({ company }) => (isOneCompany ? undefined : company) },
    ]),
    hasMore && speech.more,
  );
});

/** What the orders were narrowed by, as it follows the noun. */
function filterText({ vendor, text }: SlotValues, { say }: Speech): string {
  return [vendor ? say("from {vendor}", { vendor }) : "", text ? say("with {text}", { text }) : ""]
    .filter((part) => part !== "")
    .map((part) => ` ${part}`)
    .join("");
}
