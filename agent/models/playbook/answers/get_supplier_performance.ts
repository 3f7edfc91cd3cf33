import type { SupplierPerformance } from "../../../../tools/read/get_supplier_performance.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

type Figures = SupplierPerformance["all"];
type Scored = Omit<SupplierPerformance["vendors"][number], "id" | keyof Figures>;

export default answer<SupplierPerformance>((found, { slots, speech }) => {
  const { vendors, all, from, to, of, hasMore } = found;
  const { say, day, days, number } = speech;
  const measured = from && to ? { from: day(from), to: day(to) } : undefined;
  const period = measured ? say(" ordered from {from} to {to}", measured) : "";
  const note = say("On time compares the first goods with the day that the order shows now; a day that was moved counts as moved.");
  const percent = (value: string | null | undefined) => (value ? say("{percent}%", { percent: number(value) }) : undefined);
  const [first] = vendors;
  if (!first) {
    const vendor = slots["vendor"] ? say(" from {vendor}", { vendor: slots["vendor"] }) : "";
    const score = of && scoreText(of, speech);
    return score
      ? sentences(say("No purchase order{vendor}{period} has been received yet.", { vendor, period }), score)
      : say("No purchase order{vendor}{period} has been received yet, so there is nothing to judge.", { vendor, period });
  }
  if (slots["vendor"] !== undefined && vendors.length === 1)
    return paragraphs(
      measured && say("Measured on purchase orders confirmed from {from} to {to}.", measured),
      oneVendor(first.vendor ?? say("The vendor"), first, speech),
      scoreText(first, speech),
      note,
    );
  return paragraphs(
    sentences(
      all.onTimePercent &&
        say("All vendors together delivered {percent}% of {count} purchase orders{period} on time.", {
          percent: number(all.onTimePercent),
          count: Number(all.receiptCount),
          period,
        }),
      say("The least punctual first:"),
    ),
    table(vendors, [
      { title: say("Vendor"), cell: ({ vendor }) => vendor },
      { title: say("Orders received"), cell: ({ receiptCount }) => receiptCount },
      { title: say("On time"), cell: ({ onTimePercent }) => percent(onTimePercent) },
      { title: say("In whole"), cell: ({ completePercent }) => percent(completePercent) },
      { title: say("Median"), cell: ({ daysMedian }) => (daysMedian !== undefined && days(daysMedian)) || undefined },
      { title: say("Nine in ten within"), cell: ({ daysNinetieth }) => (daysNinetieth !== undefined && days(daysNinetieth)) || undefined },
      { title: say("Score of 100"), cell: ({ score }) => score },
      { title: say("Lately"), cell: ({ change }) => changeWord(change, speech) },
    ]),
    sentences(
      note,
      vendors.some(({ score }) => score !== undefined) &&
        say("The score is drawn towards all vendors' where there are few receipts; “lately” compares the last quarter with the year before."),
    ),
    hasMore && speech.more,
  );
});

function oneVendor(name: string, one: Figures, { say, days, number }: Speech): string {
  const counted = { name, count: Number(one.receiptCount) };
  return sentences(
    one.onTimePercent
      ? say("{name} delivered {percent}% of {count} purchase orders on time.", { ...counted, percent: number(one.onTimePercent) })
      : say("{count} purchase orders from {name} were received; none shows an expected day.", counted),
    one.completePercent && say("{percent}% have come in whole.", { percent: number(one.completePercent) }),
    one.daysMedian !== undefined && one.daysNinetieth !== undefined
      ? say("From order to first goods it takes {median} in the middle, and nine in ten come within {ninetieth}.", {
          median: days(one.daysMedian),
          ninetieth: days(one.daysNinetieth),
        })
      : undefined,
  );
}

function changeWord(change: Scored["change"], { say }: Speech): string | undefined {
  switch (change) {
    case "better":
      return say("better");
    case "worse":
      return say("worse");
    case "unclear":
    case undefined:
      return undefined;
  }
}

function scoreText(one: Scored, { say, day, number }: Speech): string {
  const {
    score,
    scoredCount,
    scoredLateCount,
    latePercent,
    lateLowPercent,
    lateHighPercent,
    scoredSince: since,
    pointsForLate,
    pointsForUneven,
  } = one;
  if (score === undefined || score === null || !latePercent || !lateLowPercent || !lateHighPercent) return "";
  const shares = { percent: number(latePercent), low: number(lateLowPercent), high: number(lateHighPercent) };
  const points = { late: Number(pointsForLate), uneven: Number(pointsForUneven) };
  if (!isPositive(scoredCount))
    return sentences(
      say("Its score is what vendors make on average: {score} of 100.", { score: Number(score) }),
      say("Of them {percent} % of the receipts are late ({low} to {high}).", shares),
    );
  return sentences(
    say(
      "Its score is {score} of 100: lateness costs {late, plural, one {# point} other {# points}}, uneven lead times {uneven, plural, one {# point} other {# points}}.",
      {
        score: Number(score),
        ...points,
      },
    ),
    since &&
      say(
        "Late or overdue were {late} of {count, plural, one {# receipt} other {# receipts}} since {day}; {percent} % are to be expected late ({low} to {high}).",
        {
          ...shares,
          late: Number(scoredLateCount),
          count: Number(scoredCount),
          day: day(since),
        },
      ),
    changeText(one, { say }),
  );
}

function changeText({ change, quarterCount, quarterLateCount, yearCount, yearLateCount }: Scored, { say }: Pick<Speech, "say">): string {
  const counted = { late: Number(quarterLateCount), count: Number(quarterCount), lateBefore: Number(yearLateCount), before: Number(yearCount) };
  if (!isPositive(quarterCount) || !isPositive(yearCount))
    return say("Whether it changed lately can't be told: nothing was due in the last quarter or in the year before.");
  switch (change) {
    case "better":
      return say("It got better: {late} of {count} late in the last quarter, {lateBefore} of {before} in the year before.", counted);
    case "worse":
      return say("It got worse: {late} of {count} late in the last quarter, {lateBefore} of {before} in the year before.", counted);
    case "unclear":
    case undefined:
      return say("No clear change: {late} of {count} late in the last quarter, {lateBefore} of {before} in the year before.", counted);
  }
}
