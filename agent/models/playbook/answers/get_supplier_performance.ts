import type { SupplierPerformance } from "../../../../tools/read/get_supplier_performance.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

type Figures = SupplierPerformance["all"];

export default answer<SupplierPerformance>(({ vendors, all, from, to, hasMore }, { slots, speech }) => {
  const { say, day, days, number } = speech;
  const measured = from && to ? { from: day(from), to: day(to) } : undefined;
  const period = measured ? say(" ordered from {from} to {to}", measured) : "";
  const note = say("On time compares the first goods with the day that the order shows now; a day that was moved counts as moved.");
  const percent = (value: string | null | undefined) => (value ? say("{percent}%", { percent: number(value) }) : undefined);
  const [first] = vendors;
  if (!first) {
    const vendor = slots["vendor"] ? say(" from {vendor}", { vendor: slots["vendor"] }) : "";
    return say("No purchase order{vendor}{period} has been received yet, so there is nothing to judge.", { vendor, period });
  }
  if (slots["vendor"] !== undefined && vendors.length === 1)
    return paragraphs(
      measured && say("Measured on purchase orders confirmed from {from} to {to}.", measured),
      oneVendor(first.vendor ?? say("The vendor"), first, speech),
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
    ]),
    note,
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
