import type { BillsToCheck } from "../../../../tools/read/list_bills_to_check.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, days, MORE, money, paragraphs, table } from "../wording/format.ts";

export default answer<BillsToCheck>(({ bills, totals, hasMore }, { slots }) => {
  if (bills.length === 0) return `No draft bill${slots["vendor"] ? ` from ${slots["vendor"]}` : ""} waits to be checked.`;
  return paragraphs(
    totals
      .map(({ billCount, total, currency }) =>
        Number(billCount) === 1
          ? `1 bill waits to be checked${total ? `, ${money(total, currency)} in total` : ""}.`
          : `${billCount} bills wait to be checked${total ? `, ${money(total, currency)} in total` : ""}.`,
      )
      .join(" "),
    table(bills, [
      {
        title: "Bill",
        cell: ({ reference, partnerReference, id }) => (reference && reference !== "/" ? reference : (partnerReference ?? `draft ${id}`)),
      },
      { title: "Kind", cell: ({ kind }) => kind },
      { title: "Vendor", cell: ({ partner }) => partner },
      { title: "For", cell: ({ origin }) => origin },
      { title: "Dated", cell: ({ date }) => dayCell(date) },
      { title: "Waiting", cell: ({ daysWaiting }) => (daysWaiting === null || daysWaiting === undefined ? undefined : days(daysWaiting)) },
      { title: "Due", cell: ({ due }) => dayCell(due) },
      { title: "Total", cell: ({ total, currency }) => total && money(total, currency) },
    ]),
    hasMore && MORE,
  );
});
