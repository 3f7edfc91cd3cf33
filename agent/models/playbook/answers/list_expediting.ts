import type { Expediting } from "../../../../tools/read/list_expediting.ts";
import { answer } from "../wording/answer.ts";
import { day, dayCell, isPositive, lateness, MORE, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<Expediting>(({ lines, count, lateCount, to, hasMore }, { slots }) => {
  const whom = slots["vendor"] ? ` from ${slots["vendor"]}` : "";
  const until = to ? ` until ${day(to)}` : "";
  if (lines.length === 0) return `No purchase line${whom} is late or due${until}, so there is nothing to chase.`;
  return paragraphs(
    sentences(
      Number(count) === 1 ? `1 purchase line is late or due${until}.` : `${count} purchase lines are late or due${until}.`,
      isPositive(lateCount) && (Number(lateCount) === 1 ? "1 is past its day." : `${lateCount} are past their day.`),
      "Those with waiting customers first:",
    ),
    table(lines, [
      { title: "Purchase order", cell: ({ purchaseOrder }) => purchaseOrder },
      { title: "Vendor", cell: ({ vendor }) => vendor },
      { title: "Product", cell: ({ product }) => product },
      { title: "Still to come", cell: ({ open, uom }) => quantity(open, uom) },
      { title: "Expected", cell: ({ expected }) => dayCell(expected) },
      { title: "Late", cell: ({ daysLate }) => lateness(daysLate) },
      { title: "Sales orders waiting", cell: ({ waitingCount }) => (isPositive(waitingCount) ? waitingCount : undefined) },
      { title: "Promised", cell: ({ promised }) => dayCell(promised) },
    ]),
    hasMore && MORE,
  );
});
