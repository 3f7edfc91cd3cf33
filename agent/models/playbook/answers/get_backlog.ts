import type { Backlog } from "../../../../tools/read/get_backlog.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

type Sum = Backlog["totals"][number];

export default answer<Backlog>(({ weeks, overdue, undated, totals, hasMore }, { slots, speech }) => {
  const { say, dayCell, money } = speech;
  const warehouse = slots["warehouse"];
  const where = { placed: warehouse ? "yes" : "no", warehouse: warehouse ?? "" };
  if (totals.length === 0) return say("No confirmed order{placed, select, yes { of {warehouse}} other {}} is still to be delivered.", where);
  return paragraphs(
    sentences(
      ...totals.map((sum) =>
        say(
          "{count, plural, one {{count} order{placed, select, yes { of {warehouse}} other {}} is} other {{count} orders{placed, select, yes { of {warehouse}} other {}} are}} still to be delivered{worth}.",
          { ...where, ...valuesOf(sum, speech) },
        ),
      ),
      ...overdue.map((sum) =>
        say("{count, plural, one {{count} order is} other {{count} orders are}} past the promised day{worth}.", valuesOf(sum, speech)),
      ),
      ...undated.map((sum) =>
        say("{count, plural, one {{count} order has} other {{count} orders have}} no promised day{worth}.", valuesOf(sum, speech)),
      ),
    ),
    weeks.length > 0 &&
      table(weeks, [
        { title: say("Week from"), cell: ({ weekFrom }) => dayCell(weekFrom) },
        { title: say("Orders"), cell: ({ orderCount }) => orderCount },
        { title: say("Value untaxed"), cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
      ]),
    say("Values are of whole orders, parts that have been delivered included."),
    hasMore && say("Later weeks are left out."),
  );
});

function valuesOf({ orderCount, untaxed, currency }: Sum, { say, money }: Speech): { readonly count: number; readonly worth: string } {
  return { count: Number(orderCount), worth: untaxed ? `, ${say("worth {amount} untaxed", { amount: money(untaxed, currency) })}` : "" };
}
