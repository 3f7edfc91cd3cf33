import type { RankedCustomers } from "../../../../tools/read/rank_customers.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, table } from "../wording/format.ts";

export default answer<RankedCustomers>(({ customers, totals, from, to, hasMore }, { speech }) => {
  const { say, day, listed, money } = speech;
  const when = from && to ? say(" from {from} to {to}", { from: day(from), to: day(to) }) : say(" in that time");
  if (customers.length === 0) return say("No order was confirmed{when}.", { when });
  const sums = totals.flatMap(({ untaxed, orderCount, currency }) =>
    untaxed
      ? [say("{count, plural, other {{amount} untaxed in {count} orders}}", { amount: money(untaxed, currency), count: Number(orderCount) })]
      : [],
  );
  return paragraphs(
    sums.length > 0
      ? say("Customers by confirmed orders{when}, the largest first; all together {sums}:", { when, sums: listed(sums) })
      : say("Customers by confirmed orders{when}, the largest first:", { when }),
    table(customers, [
      { title: say("Customer"), cell: ({ name }) => name },
      { title: say("Orders"), cell: ({ orderCount }) => orderCount },
      { title: say("Untaxed"), cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    hasMore && say("There are more customers than these."),
  );
});
