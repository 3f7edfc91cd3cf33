import type { ReceivablesAgeing } from "../../../../tools/read/get_receivables_ageing.ts";
import { answer } from "../wording/answer.ts";
import { days, MORE, money, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ReceivablesAgeing>(({ ages, totals, customers, hasMore }, { slots }) => {
  const of = slots["customer"] ? ` of ${slots["customer"]}` : "";
  if (totals.length === 0) return `No customer invoice${of} is open.`;
  return paragraphs(
    sentences(
      ...totals.map(({ open, overdueAmount, overdueCount, currency }) =>
        open && overdueAmount
          ? `${money(overdueAmount, currency)} is overdue on ${overdueCount} ${Number(overdueCount) === 1 ? "invoice" : "invoices"}; ${money(open, currency)} is open in all.`
          : `${overdueCount} invoices are overdue.`,
      ),
    ),
    table(ages, [
      { title: "Age", cell: ({ age }) => age },
      { title: "Invoices", cell: ({ invoiceCount }) => invoiceCount },
      { title: "Open", cell: ({ open, currency }) => open && money(open, currency) },
    ]),
    customers.length > 0 &&
      slots["customer"] === undefined &&
      paragraphs(
        "Customers with the most overdue:",
        table(customers, [
          { title: "Customer", cell: ({ customer }) => customer },
          { title: "Overdue", cell: ({ overdueAmount, currency }) => overdueAmount && money(overdueAmount, currency) },
          { title: "Invoices", cell: ({ overdueCount }) => overdueCount },
          { title: "Oldest", cell: ({ daysOverdue }) => days(daysOverdue) },
        ]),
      ),
    "Credit notes are not deducted.",
    hasMore && MORE,
  );
});
