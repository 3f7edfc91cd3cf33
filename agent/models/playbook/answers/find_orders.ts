import type { FoundOrders } from "../../../../tools/read/find_orders.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, table } from "../wording/format.ts";

export default answer<FoundOrders>(({ orders, hasMore }, { slots, speech }) => {
  const { say, term, dayCell, lateness, money } = speech;
  const asked = { count: orders.length, status: slots["status"] ?? "any", filter: filterText(slots, speech) };
  if (orders.length === 0)
    return say(
      "There are no {status, select, quotation {quotations} open {open orders} late {late orders} done {delivered orders} cancelled {cancelled orders} other {orders}}{filter} among those you may see.",
      asked,
    );
  const count = hasMore
    ? say(
        "The first {count} {status, select, quotation {quotations} open {open orders} late {late orders} done {delivered orders} cancelled {cancelled orders} other {orders}}{filter}:",
        asked,
      )
    : say(
        "{count, plural, one {There is {count} {status, select, quotation {quotation} open {open order} late {late order} done {delivered order} cancelled {cancelled order} other {order}}} other {There are {count} {status, select, quotation {quotations} open {open orders} late {late orders} done {delivered orders} cancelled {cancelled orders} other {orders}}}}{filter}:",
        asked,
      );
  const isOneCompany = new Set(orders.map(({ company }) => company)).size === 1;
  return paragraphs(
    count,
    table(orders, [
      { title: say("Order"), cell: ({ reference }) => reference },
      { title: say("Customer"), cell: ({ customer }) => customer },
      { title: say("Status"), cell: ({ status }) => status && term(status) },
      { title: say("Ordered"), cell: ({ ordered }) => dayCell(ordered) },
      { title: say("Promised"), cell: ({ promised }) => dayCell(promised) },
      { title: say("Next delivery"), cell: ({ nextDelivery }) => dayCell(nextDelivery) },
      { title: say("Late"), cell: ({ late, daysLate }) => (late && isPositive(daysLate) ? lateness(daysLate) : undefined) },
      { title: say("Total"), cell: ({ total, currency }) => total && money(total, currency) },
      { title: say("Company"), cell: ({ company }) => (isOneCompany ? undefined : company) },
    ]),
    hasMore && speech.more,
  );
});

/** What the orders were narrowed by, as it follows the noun. */
function filterText({ customer, text, from, to }: SlotValues, { say, day }: Speech): string {
  const period =
    from && to && from !== to ? say("from {from} to {to}", { from: day(from), to: day(to) }) : from ? say("of {day}", { day: day(from) }) : "";
  return [customer ? say("of {customer}", { customer }) : "", text ? say("with {text}", { text }) : "", period]
    .filter((part) => part !== "")
    .map((part) => ` ${part}`)
    .join("");
}
