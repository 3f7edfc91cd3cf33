import type { Backorders } from "../../../../tools/read/list_backorders.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, isPositive, MORE, paragraphs, quantity, table } from "../wording/format.ts";

export default answer<Backorders>(({ backorders, count, customer: asked, hasMore }, { slots }) => {
  const { customer, product } = slots;
  const whose = `${customer ? ` for ${customer}` : ""}${product ? ` of ${product}` : ""}`;
  if (backorders.length === 0) return `There is no backorder${whose}: no open delivery lacks stock or is the rest of an earlier one.`;

  const name = asked?.name ? ` for ${asked.name}${product ? ` of ${product}` : ""}` : whose;
  return paragraphs(
    Number(count) === 1
      ? `1 line is on backorder${name}:`
      : `${hasMore ? `The first ${backorders.length} of ${count}` : count} lines are on backorder${name}, the first promised first:`,
    table(backorders, [
      { title: "Order", cell: ({ order }) => order },
      { title: "Customer", cell: ({ customer: who }) => (asked ? undefined : who) },
      { title: "Product", cell: ({ product: what }) => what },
      { title: "Open", cell: ({ open, uom }) => quantity(open, uom) },
      { title: "Missing", cell: ({ missing }) => (isPositive(missing) ? missing : "none, in stock") },
      { title: "To ship by", cell: ({ promised }) => dayCell(promised) },
      { title: "Days late", cell: ({ daysLate }) => (isPositive(daysLate) ? daysLate : undefined) },
      { title: "Expected", cell: ({ expected, missing }) => dayCell(expected) ?? (isPositive(missing) ? "nothing on order" : undefined) },
      { title: "Comes with", cell: ({ purchaseOrder }) => purchaseOrder },
    ]),
    hasMore && MORE,
  );
});
