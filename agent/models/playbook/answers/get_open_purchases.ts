import type { OpenPurchases } from "../../../../tools/read/get_open_purchases.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, MORE, money, paragraphs, table } from "../wording/format.ts";

export default answer<OpenPurchases>(({ vendors, totals, hasMore }, { slots }) => {
  if (vendors.length === 0) return `There is no open purchase order${slots["vendor"] ? ` with ${slots["vendor"]}` : ""}.`;
  return paragraphs(
    totals
      .map(({ orderCount, untaxed, currency }) =>
        Number(orderCount) === 1
          ? `1 purchase order is open${untaxed ? `, worth ${money(untaxed, currency)}` : ""}.`
          : `${orderCount} purchase orders are open${untaxed ? `, worth ${money(untaxed, currency)}` : ""}.`,
      )
      .join(" "),
    table(vendors, [
      { title: "Vendor", cell: ({ vendor }) => vendor },
      { title: "Open orders", cell: ({ orderCount }) => orderCount },
      { title: "Of them late", cell: ({ lateCount }) => (isPositive(lateCount) ? lateCount : undefined) },
      { title: "Value untaxed", cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    "Values are of whole orders, parts that have come included.",
    hasMore && MORE,
  );
});
