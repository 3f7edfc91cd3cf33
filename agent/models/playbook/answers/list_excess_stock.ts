import type { ExcessStock } from "../../../../tools/read/list_excess_stock.ts";
import { answer } from "../wording/answer.ts";
import { day, dayCell, days, isPositive, MORE, money, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<ExcessStock>(({ products, count, unusedCount, from, to, daysEnough, hasMore }, { slots }) => {
  const where = slots["warehouse"] ? ` in ${slots["warehouse"]}` : "";
  const since = from && to ? ` from ${day(from)} to ${day(to)}` : "";
  if (products.length === 0) return `No product${where} has more stock than ${days(daysEnough)} of use, measured${since}.`;
  return paragraphs(
    sentences(
      Number(count) === 1
        ? `1 product${where} has more stock than ${days(daysEnough)} of use, measured${since}.`
        : `${count} products${where} have more stock than ${days(daysEnough)} of use, measured${since}.`,
      isPositive(unusedCount) && (Number(unusedCount) === 1 ? "1 was not used at all." : `${unusedCount} were not used at all.`),
      hasMore && "The largest:",
    ),
    table(products, [
      { title: "Product", cell: ({ product }) => product },
      { title: "On hand", cell: ({ onHand, uom }) => quantity(onHand, uom) },
      { title: "Used", cell: ({ used, uom }) => quantity(used, uom) },
      { title: "Lasts", cell: ({ daysOfStock }) => (daysOfStock === null || daysOfStock === undefined ? "no use" : days(daysOfStock)) },
      { title: "Last delivered", cell: ({ lastMoved }) => dayCell(lastMoved) ?? "never" },
      { title: "Value at cost", cell: ({ stockValue, currency }) => stockValue && money(stockValue, currency) },
    ]),
    hasMore && MORE,
  );
});
