import type { MarginLeaks } from "../../../../tools/read/list_margin_leaks.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<MarginLeaks>(({ lines, belowCost, belowFloor, floorPercent, from, to, hasMore }, { speech }) => {
  const { say, day, money, number, quantity } = speech;
  const percent = (value: string | null | undefined) => (value ? say("{percent}%", { percent: number(value) }) : undefined);
  const period = from && to ? say(" ordered from {from} to {to}", { from: day(from), to: day(to) }) : "";
  const floor = number(floorPercent ?? "?");
  if (lines.length === 0) return say("No order line{period} has a margin below {floor}%.", { period, floor });
  return paragraphs(
    sentences(
      ...(belowCost.length === 0 ? [say("No order line{period} was sold below cost.", { period })] : []),
      ...belowCost.map(({ lineCount, margin, currency }) => {
        const sold = { count: Number(lineCount), period };
        return margin
          ? say(
              "{count, plural, one {{count} order line{period} was sold below cost, with a margin of {margin}.} other {{count} order lines{period} were sold below cost, with a margin of {margin} together.}}",
              { ...sold, margin: money(margin, currency) },
            )
          : say(
              "{count, plural, one {{count} order line{period} was sold below cost.} other {{count} order lines{period} were sold below cost.}}",
              sold,
            );
      }),
      ...belowFloor.map(({ lineCount }) =>
        say("{count, plural, one {{count} line has a margin below {floor}%.} other {{count} lines have a margin below {floor}%.}}", {
          count: Number(lineCount),
          floor,
        }),
      ),
      say("The worst:"),
    ),
    table(lines, [
      { title: say("Order"), cell: ({ order }) => order?.split(" - ")[0] },
      { title: say("Customer"), cell: ({ customer }) => customer },
      { title: say("Product"), cell: ({ product }) => product },
      { title: say("Quantity"), cell: ({ ordered, uom }) => quantity(ordered, uom) },
      { title: say("Untaxed"), cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
      { title: say("Unit cost"), cell: ({ cost, currency }) => cost && money(cost, currency) },
      { title: say("Margin"), cell: ({ margin, currency }) => margin && money(margin, currency) },
      { title: say("Margin %"), cell: ({ marginPercent }) => percent(marginPercent) },
      { title: say("Discount"), cell: ({ discountPercent }) => (isPositive(discountPercent) ? percent(discountPercent) : undefined) },
    ]),
    say("Cost is that of the day on which the line was sold."),
    hasMore && speech.more,
  );
});
