import type { CustomerAccount } from "../../../../tools/read/get_customer_account.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, days, isPositive, money, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<CustomerAccount>(
  ({ customer, ages, invoices, openCount, overdueCount, oldestDaysOverdue, invoicedCount, paidCount, hasMore }) => {
    const name = `**${customer.name ?? "The customer"}**`;
    const paid =
      Number(invoicedCount) > 0
        ? `Of the last twelve months: ${many(invoicedCount)}, ${many(paidCount)} settled.`
        : "No invoice was posted in the last twelve months.";
    if (invoices.length === 0) return sentences(`${name} has nothing open.`, paid);
    const state = isPositive(overdueCount)
      ? `${name} has ${openCount} unsettled ${Number(openCount) === 1 ? "invoice" : "invoices"}, ${many(overdueCount)} of them overdue, the oldest by ${days(oldestDaysOverdue)}.`
      : `${name} has ${openCount} unsettled ${Number(openCount) === 1 ? "invoice" : "invoices"}, none of them overdue.`;
    return paragraphs(
      sentences(state, paid),
      table(ages, [
        { title: "Age", cell: ({ age }) => age },
        { title: "Count", cell: ({ count }) => count },
        { title: "Amount", cell: ({ amount, currency }) => amount && money(amount, currency) },
      ]),
      table(invoices, [
        { title: "Number", cell: ({ reference }) => reference },
        { title: "Kind", cell: ({ kind }) => (kind === "customer credit note" ? "credit note" : undefined) },
        { title: "Due", cell: ({ due }) => dayCell(due) },
        { title: "Days overdue", cell: ({ daysOverdue }) => (isPositive(daysOverdue) ? daysOverdue : undefined) },
        { title: "Still open", cell: ({ open, currency }) => open && money(open, currency) },
      ]),
      sentences("On which days earlier ones were settled I don't see.", hasMore && "There are more than these."),
    );
  },
);

function many(count: CustomerAccount["openCount"]): string {
  return Number(count) === 1 ? "1 invoice" : `${count} invoices`;
}
