import type { BlockedPayments } from "../../../../tools/read/list_blocked_payments.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, days, isPositive, MORE, money, paragraphs, table } from "../wording/format.ts";

export default answer<BlockedPayments>(({ bills, totals, hasMore }, { slots }) => {
  if (bills.length === 0) return `No payment${slots["vendor"] ? ` to ${slots["vendor"]}` : ""} is held.`;
  return paragraphs(
    totals
      .map(({ billCount, open, currency }) =>
        Number(billCount) === 1
          ? `The payment of 1 bill is held${open ? `; ${money(open, currency)} is still to pay` : ""}.`
          : `The payments of ${billCount} bills are held${open ? `; ${money(open, currency)} is still to pay` : ""}.`,
      )
      .join(" "),
    table(bills, [
      { title: "Bill", cell: ({ reference }) => reference },
      { title: "Vendor", cell: ({ partner }) => partner },
      { title: "Due", cell: ({ due }) => dayCell(due) },
      { title: "Overdue", cell: ({ daysOverdue }) => (isPositive(daysOverdue) ? days(daysOverdue) : undefined) },
      { title: "Left to pay", cell: ({ open, currency }) => open && money(open, currency) },
    ]),
    "Odoo does not record why a payment is held; the bill's notes may say.",
    hasMore && MORE,
  );
});
