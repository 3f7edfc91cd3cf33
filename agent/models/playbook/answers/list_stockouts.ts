import type { Stockouts } from "../../../../tools/read/list_stockouts.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, table } from "../wording/format.ts";

export default answer<Stockouts>(({ stockouts, count, to, hasMore }, { slots, speech }) => {
  const { say, day, dayCell, number, quantity } = speech;
  const until = to ? say(" until {day}", { day: day(to) }) : "";
  if (stockouts.length === 0) {
    const where = slots["warehouse"] ? say(" in {warehouse}", { warehouse: slots["warehouse"] }) : "";
    return say("No product{where} runs out{until} by the orders and receipts that Odoo holds now.", { where, until });
  }
  return paragraphs(
    say("{count, plural, one {{count} product runs out{until}:} other {{count} products run out{until}, the first first:}}", {
      count: Number(count),
      until,
    }),
    table(stockouts, [
      { title: say("Product"), cell: ({ product }) => product },
      { title: say("Warehouse"), cell: ({ warehouse }) => warehouse },
      { title: say("Runs out"), cell: ({ runsOut }) => dayCell(runsOut) },
      { title: say("Missing"), cell: ({ missing, uom }) => quantity(missing, uom) },
      { title: say("On hand"), cell: ({ onHand }) => onHand && number(onHand) },
      { title: say("Outgoing"), cell: ({ outgoing }) => outgoing && number(outgoing) },
      { title: say("Incoming"), cell: ({ incoming }) => incoming && number(incoming) },
      { title: say("Next receipt"), cell: ({ expected }) => dayCell(expected) ?? say("none") },
    ]),
    say("Counted are confirmed orders and open receipts only; demand still to come is not."),
    hasMore && speech.more,
  );
});
