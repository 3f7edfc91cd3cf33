import type { CheckedBills } from "../../../../tools/read/check_bills.ts";
import { answer } from "../wording/answer.ts";
import { listed, MORE, money, paragraphs, quantity, table } from "../wording/format.ts";

export default answer<CheckedBills>(({ exceptions, count, checkedCount, hasMore }, { slots }) => {
  const of = slots["bill"] ? ` of ${slots["bill"]}` : slots["vendor"] ? ` from ${slots["vendor"]}` : "";
  if (Number(checkedCount) === 0) return `There is no bill line${of} with a purchase order to compare it with.`;
  if (exceptions.length === 0)
    return Number(checkedCount) === 1
      ? `The 1 bill line${of} that comes from a purchase order agrees with order and receipt.`
      : `All ${checkedCount} bill lines${of} that come from a purchase order agree with order and receipt.`;
  return paragraphs(
    Number(count) === 1
      ? `1 of ${checkedCount} bill lines does not agree with order or receipt:`
      : `${count} of ${checkedCount} bill lines do not agree with order or receipt, the largest difference first:`,
    table(exceptions, [
      { title: "Bill", cell: ({ bill }) => bill?.replace(/ \(.*\)$/, "") },
      { title: "Vendor", cell: ({ vendor }) => vendor },
      { title: "Purchase order", cell: ({ purchaseOrder }) => purchaseOrder },
      { title: "Product", cell: ({ product }) => product },
      { title: "What differs", cell: ({ kinds }) => listed(kinds) },
      { title: "Billed", cell: ({ billed, uom }) => quantity(billed, uom) },
      { title: "Received", cell: ({ received, uom }) => quantity(received, uom) },
      { title: "Bill price", cell: ({ billPrice, currency }) => billPrice && money(billPrice, currency) },
      { title: "Order price", cell: ({ orderPrice, currency }) => orderPrice && money(orderPrice, currency) },
      { title: "Difference", cell: ({ differenceAmount, currency }) => differenceAmount && money(differenceAmount, currency) },
    ]),
    hasMore && MORE,
  );
});
