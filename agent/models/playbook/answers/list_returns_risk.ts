import type { ReturnsRisk } from "../../../../tools/read/list_returns_risk.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ReturnsRisk>(
  ({ of, products, count, usualPercent, lineCount, returnedCount, from, to, productCount, isPart, hasMore }, { speech }) => {
    const { say, day, dayCell, number } = speech;
    const period = from && to ? say(" delivered from {from} to {to}", { from: day(from), to: day(to) }) : "";
    if (!isPositive(lineCount)) return say("No order lines{period} were found, so nothing can be said about returns.", { period });
    const part = isPart && say("Only the {count} products that were delivered most often were looked at.", { count: Number(productCount) });
    const usual = say("Of {lines} order lines{period}, {returned} came back in whole or in part: {percent}% is usual.", {
      lines: Number(lineCount),
      period,
      returned: Number(returnedCount),
      percent: number(usualPercent ?? "?"),
    });
    if (products.length === 0) return sentences(say("No product came back more than once and more than its like."), usual, part);
    const isLikely = products.some((product) => product.isLikely);
    return paragraphs(
      sentences(
        of
          ? say("How often **{product}** is likely to come back:", { product: of.product ?? say("The product") })
          : say("{count, plural, one {{count} product comes back more than its like:} other {{count} products come back more than their like:}}", {
              count: Number(count),
            }),
      ),
      table(products, [
        { title: say("Product"), cell: ({ product }) => product },
        { title: say("Lines"), cell: ({ lineCount: lines }) => lines },
        { title: say("Came back"), cell: ({ returnedCount: back }) => back },
        {
          title: say("To expect"),
          cell: ({ ratePercent, lowPercent, highPercent }) =>
            ratePercent &&
            say("{middle}% ({low} to {high})", { middle: number(ratePercent), low: number(lowPercent ?? "?"), high: number(highPercent ?? "?") }),
        },
        { title: say("Above the usual"), cell: (product) => (product.isLikely ? say("likely") : product.isAbove ? say("maybe chance") : undefined) },
        { title: say("Customers"), cell: ({ customerCount }) => (isPositive(customerCount) ? customerCount : undefined) },
        { title: say("Last returned"), cell: ({ lastReturned }) => dayCell(lastReturned) },
        { title: say("Order"), cell: ({ order }) => order },
      ]),
      sentences(
        usual,
        part,
        say("Few lines are judged mostly by what is usual; what one customer alone sends back may be that customer's habit."),
        (isLikely || of === undefined) &&
          say("To have a cause looked for, ask for a service case on the order; it is raised when somebody countersigns it."),
      ),
      hasMore && speech.more,
    );
  },
);
