import type { FoundPurchaseOrders } from "../../../../tools/read/find_purchase_orders.ts";
import type { SlotValues } from "../../../understanding/understanding.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, isPositive, lateness, MORE, money, paragraphs, table } from "../wording/format.ts";

export default answer<FoundPurchaseOrders>(({ orders, hasMore }, { slots }) => {
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
      { title: "Purchase order", cell: ({ reference }) => reference },
      { title: "Vendor", cell: ({ vendor }) => vendor },
      { title: "Status", cell: ({ status }) => status },
      { title: "Ordered", cell: ({ ordered }) => dayCell(ordered) },
      { title: "Expected", cell: ({ expected }) => dayCell(expected) },
      { title: "Late", cell: ({ late, daysLate }) => (late && isPositive(daysLate) ? lateness(daysLate) : undefined) },
      { title: "Total", cell: ({ total, currency }) => total && money(total, currency) },
      { title: "Company", cell: ({ company }) => (isOneCompany ? undefined : company) },
    ]),
    hasMore && MORE,
  );
});

const NOUNS: { readonly [status: string]: readonly [one: string, many: string] } = {
  rfq: ["request for quotation", "requests for quotation"],
  open: ["open purchase order", "open purchase orders"],
  late: ["late purchase order", "late purchase orders"],
  done: ["received purchase order", "received purchase orders"],
};

function described({ status, vendor, text }: SlotValues, many: boolean): string {
  const noun = (NOUNS[status ?? ""] ?? ["purchase order", "purchase orders"])[many ? 1 : 0];
  return `${noun}${vendor ? ` from ${vendor}` : ""}${text ? ` with ${text}` : ""}`;
}
