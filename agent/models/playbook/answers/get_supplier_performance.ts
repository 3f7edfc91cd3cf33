import type { SupplierPerformance } from "../../../../tools/read/get_supplier_performance.ts";
import { answer } from "../wording/answer.ts";
import { day, days, MORE, paragraphs, sentences, table } from "../wording/format.ts";

type Figures = SupplierPerformance["all"];

export default answer<SupplierPerformance>(({ vendors, all, from, to, hasMore }, { slots }) => {
  const period = from && to ? ` ordered from ${day(from)} to ${day(to)}` : "";
  const measured = from && to && `Measured on purchase orders confirmed from ${day(from)} to ${day(to)}.`;
  const [first] = vendors;
  if (!first)
    return `No purchase order${slots["vendor"] ? ` from ${slots["vendor"]}` : ""}${period} has been received yet, so there is nothing to judge.`;
  if (slots["vendor"] !== undefined && vendors.length === 1) return paragraphs(measured, oneVendor(first.vendor ?? "The vendor", first), NOTE);
  return paragraphs(
    sentences(
      all.onTimePercent && `All vendors together delivered ${all.onTimePercent}% of ${all.receiptCount} purchase orders${period} on time.`,
      "The least punctual first:",
    ),
    table(vendors, [
      { title: "Vendor", cell: ({ vendor }) => vendor },
      { title: "Orders received", cell: ({ receiptCount }) => receiptCount },
      { title: "On time", cell: ({ onTimePercent }) => onTimePercent && `${onTimePercent}%` },
      { title: "In whole", cell: ({ completePercent }) => completePercent && `${completePercent}%` },
      { title: "Median", cell: ({ daysMedian }) => (daysMedian !== undefined && days(daysMedian)) || undefined },
      { title: "Nine in ten within", cell: ({ daysNinetieth }) => (daysNinetieth !== undefined && days(daysNinetieth)) || undefined },
    ]),
    NOTE,
    hasMore && MORE,
  );
});

const NOTE = "On time compares the first goods with the day that the order shows now; a day that was moved counts as moved.";

function oneVendor(name: string, one: Figures): string {
  return sentences(
    one.onTimePercent
      ? `${name} delivered ${one.onTimePercent}% of ${one.receiptCount} purchase orders on time.`
      : `${one.receiptCount} purchase orders from ${name} were received; none shows an expected day.`,
    one.completePercent && `${one.completePercent}% have come in whole.`,
    one.daysMedian !== undefined && one.daysNinetieth !== undefined
      ? `From order to first goods it takes ${days(one.daysMedian)} in the middle, and nine in ten come within ${days(one.daysNinetieth)}.`
      : undefined,
  );
}
