import type { WarehouseBalance } from "../../../../tools/read/list_warehouse_balance.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

export default answer<WarehouseBalance>((balance, { slots, speech }) => {
  const { say, quantity } = speech;
  const { moves, shortCount, coveredCount, hasMore } = balance;
  const product = slots["product"];
  if (Number(shortCount) === 0 || moves.length === 0) return nothingToMove(balance, product, speech);
  return paragraphs(
    product
      ? say("A transfer can help with {product}:", { product })
      : sentences(
          say("{count, plural, one {{count} product is short in a warehouse.} other {{count} products are short in a warehouse.}}", {
            count: Number(shortCount),
          }),
          say("{count, plural, one {A transfer could help with {count} product:} other {A transfer could help with {count} products:}}", {
            count: Number(coveredCount),
          }),
        ),
    table(moves, [
      { title: say("Product"), cell: (one) => one.product },
      { title: say("Short in"), cell: ({ shortIn }) => shortIn },
      { title: say("Missing"), cell: ({ missing, uom }) => quantity(missing, uom) },
      { title: say("Free in"), cell: ({ freeIn }) => freeIn },
      { title: say("Free"), cell: ({ free, uom }) => quantity(free, uom) },
      { title: say("Could be moved"), cell: ({ movable, uom }) => quantity(movable, uom) },
    ]),
    say("Free is what no open delivery there wants; open receipts are not counted."),
    hasMore && speech.more,
  );
});

function nothingToMove({ shortCount }: WarehouseBalance, product: string | undefined, { say }: Speech): string {
  if (Number(shortCount) === 0)
    return product ? say("{product} is short in no warehouse.", { product }) : say("No product is short in any warehouse.");
  return product
    ? say("{product} is short, and no other warehouse of the company has any free.", { product })
    : say("{count, plural, other {{count} products are short in a warehouse, and no other warehouse of the company has any of them free.}}", {
        count: Number(shortCount),
      });
}
