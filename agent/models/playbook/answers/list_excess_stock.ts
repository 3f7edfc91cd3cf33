import type { ExcessStock } from "../../../../tools/read/list_excess_stock.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ExcessStock>(({ products, count, unusedCount, from, to, daysEnough, hasMore }, { slots, speech }) => {
  const { say, day, days, dayCell, quantity, money } = speech;
  const where = slots["warehouse"] ? say(" in {warehouse}", { warehouse: slots["warehouse"] }) : "";
  const asked = { where, days: days(daysEnough), since: from && to ? say(" from {from} to {to}", { from: day(from), to: day(to) }) : "" };
  if (products.length === 0) return say("No product{where} has more stock than {days} of use, measured{since}.", asked);
  return paragraphs(
    sentences(
      say(
        "{count, plural, one {{count} product{where} has more stock than {days} of use, measured{since}.} other {{count} products{where} have more stock than {days} of use, measured{since}.}}",
        { ...asked, count: Number(count) },
      ),
      isPositive(unusedCount) &&
        say("{count, plural, one {{count} was not used at all.} other {{count} were not used at all.}}", { count: Number(unusedCount) }),
      hasMore && say("The largest:"),
    ),
    table(products, [
      { title: say("Product"), cell: ({ product }) => product },
      { title: say("On hand"), cell: ({ onHand, uom }) => quantity(onHand, uom) },
      { title: say("Used"), cell: ({ used, uom }) => quantity(used, uom) },
      { title: say("Lasts"), cell: ({ daysOfStock }) => (daysOfStock === null || daysOfStock === undefined ? say("no use") : days(daysOfStock)) },
      { title: say("Last delivered"), cell: ({ lastMoved }) => dayCell(lastMoved) ?? say("never") },
      { title: say("Value at cost"), cell: ({ stockValue, currency }) => stockValue && money(stockValue, currency) },
    ]),
    hasMore && speech.more,
  );
});
