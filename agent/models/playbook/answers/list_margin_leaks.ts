import type { MarginLeaks } from "../../../../tools/read/list_margin_leaks.ts";
import { answer } from "../wording/answer.ts";
import { day, isPositive, MORE, money, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<MarginLeaks>(({ lines, belowCost, belowFloor, floorPercent, from, to, hasMore }) => {
  const period = from && to ? ` ordered from ${day(from)} to ${day(to)}` : "";
  if (lines.length === 0) return `No order line${period} has a margin below ${floorPercent}%.`;
  return paragraphs(
    sentences(
      ...(belowCost.length === 0 ? [`No order line${period} was sold below cost.`] : []),
      ...belowCost.map(({ lineCount, margin, currency }) =>
        Number(lineCount) === 1
          ? `1 order line${period} was sold below cost${margin ? `, with a margin of ${money(margin, currency)}` : ""}.`
          : `${lineCount} order lines${period} were sold below cost${margin ? `, with a margin of ${money(margin, currency)} together` : ""}.`,
      ),
      ...belowFloor.map(({ lineCount }) =>
        Number(lineCount) === 1 ? `1 line has a margin below ${floorPercent}%.` : `${lineCount} lines have a margin below ${floorPercent}%.`,
      ),
      "The worst:",
    ),
    table(lines, [
      { title: "Order", cell: ({ order }) => order?.split(" - ")[0] },
      { title: "Customer", cell: ({ customer }) => customer },
      { title: "Product", cell: ({ product }) => product },
      { title: "Quantity", cell: ({ ordered, uom }) => quantity(ordered, uom) },
      { title: "Untaxed", cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
      { title: "Unit cost", cell: ({ cost, currency }) => cost && money(cost, currency) },
      { title: "Margin", cell: ({ margin, currency }) => margin && money(margin, currency) },
      { title: "Margin %", cell: ({ marginPercent }) => marginPercent && `${marginPercent}%` },
      { title: "Discount", cell: ({ discountPercent }) => (isPositive(discountPercent) ? `${discountPercent}%` : undefined) },
    ]),
    "Cost is that of the day on which the line was sold.",
    hasMore && MORE,
  );
});
