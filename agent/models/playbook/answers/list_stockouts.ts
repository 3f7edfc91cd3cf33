import type { Stockouts } from "../../../../tools/read/list_stockouts.ts";
import { answer } from "../wording/answer.ts";
import { day, dayCell, MORE, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<Stockouts>(({ stockouts, count, to, hasMore }, { slots }) => {
  const where = slots["warehouse"] ? ` in ${slots["warehouse"]}` : "";
  const until = to ? ` until ${day(to)}` : "";
  if (stockouts.length === 0) return `No product${where} runs out${until} by the orders and receipts that Odoo holds now.`;
  return paragraphs(
    sentences(Number(count) === 1 ? `1 product runs out${until}:` : `${count} products run out${until}, the first first:`),
    table(stockouts, [
      { title: "Product", cell: ({ product }) => product },
      { title: "Warehouse", cell: ({ warehouse }) => warehouse },
      { title: "Runs out", cell: ({ runsOut }) => dayCell(runsOut) },
      { title: "Missing", cell: ({ missing, uom }) => quantity(missing, uom) },
      { title: "On hand", cell: ({ onHand }) => onHand },
      { title: "Outgoing", cell: ({ outgoing }) => outgoing },
      { title: "Incoming", cell: ({ incoming }) => incoming },
      { title: "Next receipt", cell: ({ expected }) => dayCell(expected) ?? "none" },
    ]),
    "Counted are confirmed orders and open receipts only; demand still to come is not.",
    hasMore && MORE,
  );
});
