import type { FoundOrders } from "../../../../tools/read/find_orders.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";
import { answer } from "../wording/answer.ts";
import { day, dayCell, isPositive, lateness, MORE, money, paragraphs, table } from "../wording/format.ts";

export default answer<FoundOrders>(({ orders, hasMore }, { slots }) => {
  const [first, ...others] = orders;
  if (!first) return `There are no ${described(slots, true)} among those you may see.`;
  const count =
    others.length === 0 && !hasMore
      ? `There is 1 ${described(slots, false)}:`
      : hasMore
        ? `The first ${orders.length} ${described(slots, true)}:`
        : `There are ${orders.length} ${described(slots, true)}:`;
  const isOneCompany = new Set(orders.map(({ company }) => company)).size === 1;
  return paragraphs(
    count,
    table(orders, [
      { title: "Order", cell: ({ reference }) => reference },
      { title: "Customer", cell: ({ customer }) => customer },
      { title: "Status", cell: ({ status }) => status },
      { title: "Ordered", cell: ({ ordered }) => dayCell(ordered) },
      { title: "Promised", cell: ({ promised }) => dayCell(promised) },
      { title: "Next delivery", cell: ({ nextDelivery }) => dayCell(nextDelivery) },
      { title: "Late", cell: ({ late, daysLate }) => (late && isPositive(daysLate) ? lateness(daysLate) : undefined) },
      { title: "Total", cell: ({ total, currency }) => total && money(total, currency) },
      { title: "Company", cell: ({ company }) => (isOneCompany ? undefined : company) },
    ]),
    hasMore && MORE,
  );
});

const NOUNS: { readonly [status: string]: readonly [one: string, many: string] } = {
  quotation: ["quotation", "quotations"],
  open: ["open order", "open orders"],
  late: ["late order", "late orders"],
  done: ["delivered order", "delivered orders"],
  cancelled: ["cancelled order", "cancelled orders"],
};

function described({ status, customer, text, from, to }: SlotValues, many: boolean): string {
  const noun = (NOUNS[status ?? ""] ?? ["order", "orders"])[many ? 1 : 0];
  const since = from && to && from !== to ? ` from ${day(from)} to ${day(to)}` : from ? ` of ${day(from)}` : "";
  return `${noun}${customer ? ` of ${customer}` : ""}${text ? ` with ${text}` : ""}${since}`;
}
