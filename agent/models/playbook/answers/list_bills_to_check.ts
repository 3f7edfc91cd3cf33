import type { BillsToCheck } from "../../../../tools/read/list_bills_to_check.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, table } from "../wording/format.ts";

export default answer<BillsToCheck>(({ bills, totals, hasMore }, { slots, speech }) => {
  const { say, term, days, dayCell, money } = speech;
  if (bills.length === 0)
    return slots["vendor"]
      ? say("No draft bill from {vendor} waits to be checked.", { vendor: slots["vendor"] })
      : say("No draft bill waits to be checked.");
  return paragraphs(
    totals
      .map(({ billCount, total, currency }) => {
        const amount = total ? say(", {amount} in total", { amount: money(total, currency) }) : "";
        return say("{count, plural, one {{count} bill waits to be checked{amount}.} other {{count} bills wait to be checked{amount}.}}", {
          count: Number(billCount),
          amount,
        });
      })
      .join(" "),
    table(bills, [
      {
        title: say("Bill"),
        cell: ({ reference, partnerReference, id }) => (reference && reference !== "/" ? reference : (partnerReference ?? say("draft {id}", { id }))),
      },
      { title: say("Kind"), cell: ({ kind }) => kind && term(kind) },
      { title: say("Vendor"), cell: ({ partner }) => partner },
      { title: say("For"), cell: ({ origin }) => origin },
      { title: say("Dated"), cell: ({ date }) => dayCell(date) },
      { title: say("Waiting"), cell: ({ daysWaiting }) => (daysWaiting === null || daysWaiting === undefined ? undefined : days(daysWaiting)) },
      { title: say("Due"), cell: ({ due }) => dayCell(due) },
      { title: say("Total"), cell: ({ total, currency }) => total && money(total, currency) },
    ]),
    hasMore && speech.more,
  );
});
