import type { MarginLeaks } from "../../../../tools/read/list_margin_leaks.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<MarginLeaks>((found, { speech }) =>
  paragraphs(linesText(found, speech), linesTable(found, speech), leaksText(found, speech), found.hasMore && speech.more),
);

function linesText({ lines, belowCost, belowFloor, floorPercent, from, to }: MarginLeaks, { say, day, money, number }: Speech): string {
  const period = from && to ? say(" ordered from {from} to {to}", { from: day(from), to: day(to) }) : "";
  const floor = number(floorPercent ?? "?");
  if (lines.length === 0) return say("No order line{period} has a margin below {floor}%.", { period, floor });
  return sentences(
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
    say("The worst, at the cost of the day on which they were sold:"),
  );
}

function linesTable({ lines }: MarginLeaks, { say, money, number, quantity }: Speech): string {
  if (lines.length === 0) return "";
  const percent = (value: string | null | undefined) => (value ? say("{percent}%", { percent: number(value) }) : undefined);
  return table(lines, [
    { title: say("Order"), cell: ({ order }) => order?.split(" - ")[0] },
    { title: say("Customer"), cell: ({ customer }) => customer },
    { title: say("Product"), cell: ({ product }) => product },
    { title: say("Quantity"), cell: ({ ordered, uom }) => quantity(ordered, uom) },
    { title: say("Untaxed"), cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    { title: say("Unit cost"), cell: ({ cost, currency }) => cost && money(cost, currency) },
    { title: say("Margin"), cell: ({ margin, currency }) => margin && money(margin, currency) },
    { title: say("Margin %"), cell: ({ marginPercent }) => percent(marginPercent) },
    { title: say("Discount"), cell: ({ discountPercent }) => (isPositive(discountPercent) ? percent(discountPercent) : undefined) },
  ]);
}

/** What the lines show together, and what could not be looked for. */
function leaksText({ leaks, leakCount, lookedAt }: MarginLeaks, speech: Speech): string {
  const { say, day, money, number, term } = speech;
  const { orderCount, ordersInAll, since, withFreightCost, withoutCost } = lookedAt;
  if (!isPositive(orderCount)) return "";
  const isPart = Number(ordersInAll) > Number(orderCount);
  const basis = sentences(
    say("An estimate from prices, costs and discounts of {count, plural, one {{count} order} other {{count} orders}}{since}.", {
      count: Number(orderCount),
      since: isPart && since ? say(", the latest of {all}, since {day}", { all: Number(ordersInAll), day: day(since) }) : "",
    }),
    isPositive(withoutCost) &&
      say(
        "{count, plural, one {{count} line has no cost and was not held against it.} other {{count} lines have no cost and were not held against it.}}",
        {
          count: Number(withoutCost),
        },
      ),
    !isPositive(withFreightCost) && say("What their freight cost is not kept, so freight that was not billed can't be found."),
  );
  if (leaks.length === 0) return sentences(say("No slide of prices or costs and no growth of discounts stands out from chance."), basis);
  return paragraphs(
    say("{count, plural, one {Beyond single lines, margin leaks here:} other {Beyond single lines, margin leaks in {count} places:}}", {
      count: Number(leakCount),
    }),
    table(leaks, [
      { title: say("Leak"), cell: ({ kind }) => kind && term(kind) },
      {
        title: say("Where"),
        cell: ({ order, salesperson, customer, product }) => [order, salesperson, customer, product].filter(Boolean).join(", "),
      },
      { title: say("Lost"), cell: ({ lost, currency }) => lost && money(lost, currency) },
      {
        title: say("Range"),
        cell: ({ low, high, currency }) => low && high && say("{low} to {high}", { low: number(low), high: money(high, currency) }),
      },
      { title: say("Short by"), cell: ({ shortPercent }) => shortPercent && say("{percent}%", { percent: number(shortPercent) }) },
      { title: say("Lines"), cell: ({ lineCount }) => lineCount },
    ]),
    basis,
    say(
      "“Short by” is how far the price, or the freight that was billed, stayed behind what it should be by the end. A leak is a question, not an accusation: an agreed price looks the same.",
    ),
  );
}
