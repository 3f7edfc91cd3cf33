import type { RankedCustomers } from "../../../../tools/read/rank_customers.ts";
import { answer } from "../wording/answer.ts";
import { day, listed, money, paragraphs, table } from "../wording/format.ts";

export default answer<RankedCustomers>(({ customers, totals, from, to, hasMore }) => {
  const when = from && to ? `from ${day(from)} to ${day(to)}` : "in that time";
  if (customers.length === 0) return `No order was confirmed ${when}.`;
  const sums = totals.flatMap(({ untaxed, orderCount, currency }) =>
    untaxed ? [`${money(untaxed, currency)} untaxed in ${orderCount} orders`] : [],
  );
  return paragraphs(
    `Customers by confirmed orders ${when}, the largest first${sums.length > 0 ? `; all together ${listed(sums)}` : ""}:`,
    table(customers, [
      { title: "Customer", cell: ({ name }) => name },
      { title: "Orders", cell: ({ orderCount }) => orderCount },
      { title: "Untaxed", cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    hasMore && "There are more customers than these.",
  );
});
