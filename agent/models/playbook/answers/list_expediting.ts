import type { Expediting } from "../../../../tools/read/list_expediting.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<Expediting>(({ lines, count, lateCount, to, hasMore }, { slots, speech }) => {
  const { say, day, dayCell, lateness, quantity } = speech;
  const until = to ? say(" until {day}", { day: day(to) }) : "";
  if (lines.length === 0) {
    const vendor = slots["vendor"] ? say(" from {vendor}", { vendor: slots["vendor"] }) : "";
    return say("No purchase line{vendor} is late or due{until}, so there is nothing to chase.", { vendor, until });
  }
  return paragraphs(
    sentences(
      say("{count, plural, one {{count} purchase line is late or due{until}.} other {{count} purchase lines are late or due{until}.}}", {
        count: Number(count),
        until,
      }),
      isPositive(lateCount) &&
        say("{count, plural, one {{count} is past its day.} other {{count} are past their day.}}", { count: Number(lateCount) }),
      say("Those with waiting customers first:"),
    ),
    table(lines, [
      { title: say("Purchase order"), cell: ({ purchaseOrder }) => purchaseOrder },
      { title: say("Vendor"), cell: ({ vendor }) => vendor },
      { title: say("Product"), cell: ({ product }) => product },
      { title: say("Still to come"), cell: ({ open, uom }) => quantity(open, uom) },
      { title: say("Expected"), cell: ({ expected }) => dayCell(expected) },
      { title: say("Late"), cell: ({ daysLate }) => lateness(daysLate) },
      { title: say("Sales orders waiting"), cell: ({ waitingCount }) => (isPositive(waitingCount) ? waitingCount : undefined) },
      { title: say("Promised"), cell: ({ promised }) => dayCell(promised) },
    ]),
    hasMore && speech.more,
  );
});
