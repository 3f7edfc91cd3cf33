import type { ExcessStock } from "../../../../tools/read/list_excess_stock.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { doubtText } from "../wording/doubt-text.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";

export default answer<ExcessStock>((found, { slots, speech }) => {
  const { products, count, unusedCount, from, to, daysEnough, hasMore } = found;
  const { say, day, days, dayCell, quantity, money, number, term } = speech;
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
      { title: say("Older than {days}", { days: days(daysEnough) }), cell: ({ old, uom }) => (isPositive(old) ? quantity(old, uom) : undefined) },
      { title: say("Age not known"), cell: ({ ofUnknownAge, uom }) => (isPositive(ofUnknownAge) ? quantity(ofUnknownAge, uom) : undefined) },
      { title: say("Lasts"), cell: ({ daysOfStock }) => (daysOfStock === null || daysOfStock === undefined ? say("no use") : days(daysOfStock)) },
      { title: say("Last delivered"), cell: ({ lastMoved }) => dayCell(lastMoved) ?? say("never") },
      {
        title: say("Too much"),
        cell: ({ excess, excessLow, excessHigh }) =>
          excess && excessLow && excessHigh && excessLow !== excessHigh
            ? say("{middle} ({low} to {high})", { middle: number(excess), low: number(excessLow), high: number(excessHigh) })
            : excess && number(excess),
      },
      { title: say("Value at cost"), cell: ({ stockValue, currency }) => stockValue && money(stockValue, currency) },
      { title: say("What to do"), cell: ({ advice }) => advice && term(advice) },
    ]),
    basisText(found, speech),
    hasMore && speech.more,
  );
});

function basisText({ products, daysEnough, isPastKept, doubts }: ExcessStock, speech: Speech): string {
  const { say, days } = speech;
  return sentences(
    doubtText(doubts, speech),
    doubts.some(({ state }) => state === "doubted") &&
      say("Nothing is advised from a forecast that is doubted; go by Odoo's reordering rules until it holds again."),
    say("“Too much” is an estimate: what {days} of the demand to expect leave, and the range in which that lies nine times out of ten.", {
      days: days(daysEnough),
    }),
    !isPastKept && say("No past is kept yet, so it rests on what was used in the time."),
    products.some(({ ofUnknownAge }) => isPositive(ofUnknownAge)) && say("Stock without a receipt on record has no known age."),
    products.some(({ advice }) => advice === "buy nothing for now" || advice === "cancel or postpone what is on order") &&
      say("A lower reorder rule or a later purchase order can be proposed, for somebody to countersign."),
  );
}
