import type { ReceiptsDue } from "../../../../tools/read/list_receipts_due.ts";
import { answer } from "../wording/answer.ts";
import { day, dayCell, isPositive, lateness, MORE, paragraphs, quantity, sentences, table } from "../wording/format.ts";

const MOST_PRODUCTS = 4;

export default answer<ReceiptsDue>(({ receipts, count, lateCount, from, to, hasMore }, { slots }) => {
  const who = `${slots["vendor"] ? ` from ${slots["vendor"]}` : ""}${slots["warehouse"] ? ` in ${slots["warehouse"]}` : ""}`;
  const when = from && to ? (from === to ? ` on ${day(to)}` : ` from ${day(from)} to ${day(to)}`) : to ? ` until ${day(to)}` : "";
  if (receipts.length === 0) return `No open receipt${who} is due${when}.`;
  return paragraphs(
    sentences(
      Number(count) === 1 ? `1 receipt is due${when}.` : `${count} receipts are due${when}, the first first.`,
      isPositive(lateCount) && (Number(lateCount) === 1 ? "1 is past its day." : `${lateCount} are past their day.`),
    ),
    table(receipts, [
      { title: "Receipt", cell: ({ reference }) => reference },
      { title: "From", cell: ({ vendor }) => vendor },
      { title: "For", cell: ({ origin }) => origin },
      { title: "Warehouse", cell: ({ warehouse }) => warehouse },
      { title: "Expected", cell: ({ expected }) => dayCell(expected) },
      { title: "Late", cell: ({ daysLate }) => lateness(daysLate) },
      {
        title: "Goods",
        cell: ({ products }) =>
          [
            ...products.slice(0, MOST_PRODUCTS).map(({ product, open, uom }) => `${quantity(open, uom)} of ${product ?? "a product"}`),
            ...(products.length > MOST_PRODUCTS ? ["and more"] : []),
          ].join("; "),
      },
    ]),
    hasMore && MORE,
  );
});
