import type { ChurnRisk } from "../../../../tools/read/list_churn_risk.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ChurnRisk>((risk, { speech }) => {
  const { of, customers, daysAhead, hasMore } = risk;
  const { say, days, dayCell, number, money, listed, term } = speech;
  const ahead = Number(daysAhead);
  if (customers.length === 0)
    return of
      ? say("{customer} has no order in the past two years, so nothing can be said about the next one.", { customer: of.name ?? say("The customer") })
      : sentences(say("No customer of the past year is likely to buy nothing in the next {ahead} days.", { ahead }), basisText(risk, speech));
  return paragraphs(
    introText(risk, speech),
    table(customers, [
      { title: say("Customer"), cell: ({ name }) => name },
      {
        title: say("Chance"),
        cell: ({ probabilityPercent, lowPercent, highPercent }) =>
          probabilityPercent &&
          say("{middle}% ({low} to {high})", {
            middle: number(probabilityPercent),
            low: number(lowPercent ?? "?"),
            high: number(highPercent ?? "?"),
          }),
      },
      { title: say("Last order"), cell: ({ lastOrdered }) => dayCell(lastOrdered) },
      { title: say("Silent for"), cell: ({ daysSince }) => days(daysSince) },
      {
        title: say("Usually every"),
        cell: ({ daysBetweenOrders }) => (daysBetweenOrders === null || daysBetweenOrders === undefined ? undefined : days(daysBetweenOrders)),
      },
      { title: say("Why"), cell: ({ reasons }) => reasons.flatMap((reason) => (reason ? [term(reason)] : [])).join("; ") },
      {
        title: say("Bought in a year"),
        cell: ({ bought }) => listed(bought.flatMap(({ untaxed, currency }) => (untaxed ? [money(untaxed, currency)] : []))),
      },
      { title: say("Mostly"), cell: ({ products }) => products.flatMap(({ product }) => product ?? []).join("; ") },
    ]),
    sentences(
      basisText(risk, speech),
      say("To act on it, ask for an activity, such as a call with one of them; it is planned when somebody countersigns it."),
    ),
    hasMore && speech.more,
  );
});

function introText({ of, count, lookedAtCount, daysAhead }: ChurnRisk, { say }: Speech): string {
  const ahead = Number(daysAhead);
  if (of) return say("How likely **{customer}** is to buy nothing in the next {ahead} days:", { customer: of.name ?? say("The customer"), ahead });
  if (!isPositive(count))
    return say("None of {all} customers is likelier than not to buy nothing in the next {ahead} days. The likeliest:", {
      all: Number(lookedAtCount),
      ahead,
    });
  return say(
    "{count, plural, one {{count} of {all} customers is likelier than not to buy nothing in the next {ahead} days:} other {{count} of {all} customers are likelier than not to buy nothing in the next {ahead} days; those who used to buy regularly first, then those of whom most is at stake:}}",
    { count: Number(count), all: Number(lookedAtCount), ahead },
  );
}

function basisText({ orderCount, from, isShortPast }: ChurnRisk, { say, day }: Speech): string {
  return sentences(
    say("An estimate from the days of {count, plural, one {{count} order} other {{count} orders}}{since}: it says who falls silent, not why.", {
      count: Number(orderCount),
      since: from ? say(" since {day}", { day: day(from) }) : "",
    }),
    isShortPast && say("So short a past hardly shows a rhythm."),
  );
}
