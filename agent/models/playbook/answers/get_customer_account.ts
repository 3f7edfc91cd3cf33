import type { CustomerAccount } from "../../../../tools/read/get_customer_account.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<CustomerAccount>((account, { speech }) => {
  const { customer, ages, invoices, invoicedCount, paidCount, hasMore } = account;
  const { say, term, dayCell, money } = speech;
  const name = `**${customer.name ?? say("The customer")}**`;
  const paid =
    Number(invoicedCount) > 0
      ? say(
          "{invoiced, plural, one {Of the last twelve months: {invoiced} invoice} other {Of the last twelve months: {invoiced} invoices}}, {paid, plural, one {{paid} invoice settled} other {{paid} invoices settled}}.",
          { invoiced: Number(invoicedCount), paid: Number(paidCount) },
        )
      : say("No invoice was posted in the last twelve months.");
  if (invoices.length === 0) return sentences(say("{name} has nothing open.", { name }), paid);
  return paragraphs(
    sentences(stateText(name, account, speech), paid),
    table(ages, [
      { title: say("Age"), cell: ({ age }) => age && term(age) },
      { title: say("Count"), cell: ({ count }) => count },
      { title: say("Amount"), cell: ({ amount, currency }) => amount && money(amount, currency) },
    ]),
    table(invoices, [
      { title: say("Number"), cell: ({ reference }) => reference },
      { title: say("Kind"), cell: ({ kind }) => (kind === "customer credit note" ? term("credit note") : undefined) },
      { title: say("Due"), cell: ({ due }) => dayCell(due) },
      { title: say("Days overdue"), cell: ({ daysOverdue }) => (isPositive(daysOverdue) ? daysOverdue : undefined) },
      { title: say("Still open"), cell: ({ open, currency }) => open && money(open, currency) },
    ]),
    sentences(say("On which days earlier ones were settled I don't see."), hasMore && say("There are more than these.")),
  );
});

function stateText(name: string, { openCount, overdueCount, oldestDaysOverdue }: CustomerAccount, { say, days }: Speech): string {
  const open = { name, open: Number(openCount) };
  return isPositive(overdueCount)
    ? say(
        "{name} has {open, plural, one {{open} unsettled invoice} other {{open} unsettled invoices}}, {overdue, plural, one {{overdue} invoice} other {{overdue} invoices}} of them overdue, the oldest by {days}.",
        { ...open, overdue: Number(overdueCount), days: days(oldestDaysOverdue) },
      )
    : say("{name} has {open, plural, one {{open} unsettled invoice} other {{open} unsettled invoices}}, none of them overdue.", open);
}
