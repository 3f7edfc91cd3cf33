import type { ReceiptsDue } from "../../../../tools/read/list_receipts_due.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { goodsText } from "../wording/goods-text.ts";
import { spokenPeriod } from "../wording/spoken-period.ts";

const MOST_PRODUCTS = 4;

export default answer<ReceiptsDue>(({ receipts, count, lateCount, from, to, hasMore }, { slots, speech }) => {
  const { say, dayCell, lateness } = speech;
  const when = spokenPeriod(from, to, speech);
  if (receipts.length === 0) {
    const vendor = slots["vendor"] ? say(" from {vendor}", { vendor: slots["vendor"] }) : "";
    const where = slots["warehouse"] ? say(" in {warehouse}", { warehouse: slots["warehouse"] }) : "";
    return say("No open receipt{vendor}{where} is due{when}.", { vendor, where, when });
  }
  return paragraphs(
    sentences(
      say("{count, plural, one {{count} receipt is due{when}.} other {{count} receipts are due{when}, the first first.}}", {
        count: Number(count),
        when,
      }),
      isPositive(lateCount) &&
        say("{count, plural, one {{count} is past its day.} other {{count} are past their day.}}", { count: Number(lateCount) }),
    ),
    table(receipts, [
      { title: say("Receipt"), cell: ({ reference }) => reference },
      { title: say("From"), cell: ({ vendor }) => vendor },
      { title: say("For"), cell: ({ origin }) => origin },
      { title: say("Warehouse"), cell: ({ warehouse }) => warehouse },
      { title: say("Expected"), cell: ({ expected }) => dayCell(expected) },
      { title: say("Late"), cell: ({ daysLate }) => lateness(daysLate) },
      {
        title: say("Goods"),
        cell: ({ products }) =>
          [
            ...products.slice(0, MOST_PRODUCTS).map(({ product, open, uom }) => goodsText(open, uom, product, speech)),
            ...(products.length > MOST_PRODUCTS ? [say("and more")] : []),
          ].join("; "),
      },
    ]),
    hasMore && speech.more,
  );
});
