import type { ReceivablesAgeing } from "../../../../tools/read/get_receivables_ageing.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ReceivablesAgeing>(({ ages, totals, customers, hasMore }, { slots, speech }) => {
  const { say, term, money, days } = speech;
  const of = slots["customer"] ? say(" of {customer}", { customer: slots["customer"] }) : "";
  if (totals.length === 0) return say("No customer invoice{of} is open.", { of });
  return paragraphs(
    sentences(
      ...totals.map(({ open, overdueAmount, overdueCount, currency }) =>
        open && overdueAmount
          ? say("{overdue} is overdue on {count, plural, one {{count} invoice} other {{count} invoices}}; {open} is open in all.", {
              overdue: money(overdueAmount, currency),
              open: money(open, currency),
              count: Number(overdueCount),
            })
          : say("{count, plural, other {{count} invoices are overdue.}}", { count: Number(overdueCount) }),
      ),
    ),
    table(ages, [
      { title: say("Age"), cell: ({ age }) => term(age) },
      { title: say("Invoices"), cell: ({ invoiceCount }) => invoiceCount },
      { title: say("Open"), cell: ({ open, currency }) => open && money(open, currency) },
    ]),
    customers.length > 0 &&
      slots["customer"] === undefined &&
      paragraphs(
        say("Customers with the most overdue:"),
        table(customers, [
          { title: say("Customer"), cell: ({ customer }) => customer },
          { title: say("Overdue"), cell: ({ overdueAmount, currency }) => overdueAmount && money(overdueAmount, currency) },
          { title: say("Invoices"), cell: ({ overdueCount }) => overdueCount },
          { title: say("Oldest"), cell: ({ daysOverdue }) => days(daysOverdue) },
        ]),
      ),
    say("Credit notes are not deducted."),
    hasMore && speech.more,
  );
});
