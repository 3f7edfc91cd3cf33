import type { WarehouseBalance } from "../../../../tools/read/list_warehouse_balance.ts";
import { answer } from "../wording/answer.ts";
import { MORE, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<WarehouseBalance>(({ moves, shortCount, coveredCount, hasMore }, { slots }) => {
  const what = slots["product"] ?? "product";
  if (Number(shortCount) === 0) return slots["product"] ? `${what} is short in no warehouse.` : "No product is short in any warehouse.";
  if (moves.length === 0)
    return slots["product"]
      ? `${what} is short, and no other warehouse of the company has any free.`
      : `${shortCount} products are short in a warehouse, and no other warehouse of the company has any of them free.`;
  return paragraphs(
    slots["product"]
      ? `A transfer can help with ${what}:`
      : sentences(
          Number(shortCount) === 1 ? "1 product is short in a warehouse." : `${shortCount} products are short in a warehouse.`,
          Number(coveredCount) === 1 ? "A transfer could help with 1 product:" : `A transfer could help with ${coveredCount} products:`,
        ),
    table(moves, [
      { title: "Product", cell: ({ product }) => product },
      { title: "Short in", cell: ({ shortIn }) => shortIn },
      { title: "Missing", cell: ({ missing, uom }) => quantity(missing, uom) },
      { title: "Free in", cell: ({ freeIn }) => freeIn },
      { title: "Free", cell: ({ free, uom }) => quantity(free, uom) },
      { title: "Could be moved", cell: ({ movable, uom }) => quantity(movable, uom) },
    ]),
    "Free is what no open delivery there wants; open receipts are not counted.",
    hasMore && MORE,
  );
});
