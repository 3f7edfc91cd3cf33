import type { BlockedPayments } from "../../../../tools/read/list_blocked_payments.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, table } from "../wording/format.ts";

export default answer<BlockedPayments>(({ bills, totals, hasMore }, { slots, speech }) => {
  const { say, days, dayCell, money } = speech;
  if (bills.length === 0) return slots["vendor"] ? say("No payment to {vendor} is held.", { vendor: slots["vendor"] }) : say("No payment is held.");
  return paragraphs(
    totals
      .map(({ billCount, open, currency }) => {
        const left = open ? say("; {amount} is still to pay", { amount: money(open, currency) }) : "";
        return say("{count, plural, one {The payment of {count} bill is held{left}.} other {The payments of {count} bills are held{left}.}}", {
          count: Number(billCount),
          left,
        });
      })
      .join(" "),
    table(bills, [
      { title: say("Bill"), cell: ({ reference }) => reference },
      { title: say("Vendor"), cell: ({ partner }) => partner },
      { title: say("Due"), cell: ({ due }) => dayCell(due) },
      { title: say("Overdue"), cell: ({ daysOverdue }) => (isPositive(daysOverdue) ? days(daysOverdue) : undefined) },
      { title: say("Left to pay"), cell: ({ open, currency }) => open && money(open, currency) },
    ]),
    say("Odoo does not record why a payment is held; the bill's notes may say."),
    hasMore && speech.more,
  );
});
