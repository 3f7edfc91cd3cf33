import type { Backlog } from "../../../../tools/read/get_backlog.ts";
import { answer } from "../wording/answer.ts";
import { dayCell, money, paragraphs, sentences, table } from "../wording/format.ts";

type Sum = Backlog["totals"][number];

export default answer<Backlog>(({ weeks, overdue, undated, totals, hasMore }, { slots }) => {
  const where = slots["warehouse"] ? ` of ${slots["warehouse"]}` : "";
  if (totals.length === 0) return `No confirmed order${where} is still to be delivered.`;
  return paragraphs(
    sentences(
      ...totals.map((sum) => `${ordersOf(sum)}${where} ${isOne(sum) ? "is" : "are"} still to be delivered${worth(sum)}.`),
      ...overdue.map((sum) => `${ordersOf(sum)} ${isOne(sum) ? "is" : "are"} past the promised day${worth(sum)}.`),
      ...undated.map((sum) => `${ordersOf(sum)} ${isOne(sum) ? "has" : "have"} no promised day${worth(sum)}.`),
    ),
    weeks.length > 0 &&
      table(weeks, [
        { title: "Week from", cell: ({ weekFrom }) => dayCell(weekFrom) },
        { title: "Orders", cell: ({ orderCount }) => orderCount },
        { title: "Value untaxed", cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
      ]),
    "Values are of whole orders, parts that have been delivered included.",
    hasMore && "Later weeks are left out.",
  );
});

const isOne = ({ orderCount }: Sum) => Number(orderCount) === 1;
const ordersOf = (sum: Sum) => (isOne(sum) ? "1 order" : `${sum.orderCount} orders`);
const worth = ({ untaxed, currency }: Sum) => (untaxed ? `, worth ${money(untaxed, currency)} untaxed` : "");
