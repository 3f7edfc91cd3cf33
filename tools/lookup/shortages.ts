import { Decimal } from "decimal.js";
import type { z } from "zod";
import { decimalQuantity } from "../../core/money.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { isOpenDelivery, type shortage } from "../records/delivery.ts";
import { idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { type Incoming, incomingOf, inProductUom, OPERATION_TYPE, purchaseOrderOf, warehouseOf } from "./incoming.ts";

const MOVES = 100;
const RECEIPTS_EACH = 3;

/** Asked for with a transfer: its moves. */
export const TRANSFER_MOVES = {
  move_ids: {
    model: "stock.move",
    fields: ["product_id", "product_uom_qty", "product_qty", "quantity", "product_uom", "state"],
    limit: MOVES,
    order: "id",
  },
};

/** Asked for with a delivery that `shortagesOf` is told of. */
export const MOVES_AND_TYPE = { ...TRANSFER_MOVES, ...OPERATION_TYPE };

const LACKING = ["waiting", "confirmed", "partially_available"];

/** For each open delivery that came with its moves and type, the products that it lacks and the receipts into its warehouse that bring them. */
export async function shortagesOf(context: ToolContext, deliveries: readonly Row[]): Promise<ReadonlyMap<number, z.input<typeof shortage>[]>> {
  const out = new Map<number, z.input<typeof shortage>[]>();
  const lacking = deliveries
    .filter(isOpenDelivery)
    .flatMap((delivery) =>
      relatedRows(delivery, "move_ids").flatMap((move) => (LACKING.includes(String(move["state"])) ? [{ delivery, move }] : [])),
    );
  if (lacking.length === 0) return out;
  const products = [...new Set(lacking.flatMap(({ move }) => idOf(move, "product_id") ?? []))];
  const { incoming } = await incomingOf(context, products);
  for (const { delivery, move } of lacking) {
    const missing = missingOf(move);
    if (missing.lte(0)) continue;
    const warehouse = warehouseOf(delivery);
    const bringing = incoming.filter((one) => one.product === idOf(move, "product_id") && one.warehouse === warehouse);
    const receipts = enough(bringing, inProductUom(move, missing))
      .slice(0, RECEIPTS_EACH)
      .map(({ receipt, expected, quantity }) => {
        const daysLate = daysPast(expected, context);
        const reference = textOf(receipt, "name");
        return {
          id: String(receipt.id),
          reference,
          purchaseOrder: purchaseOrderOf(receipt),
          expected,
          quantity: quantity.toFixed(),
          late: daysLate > 0,
          daysLate,
        };
      });
    const lacks = {
      id: String(move.id),
      product: textOf(move, "product_id"),
      missing: decimalQuantity(missing.toNumber()),
      uom: textOf(move, "product_uom"),
      receipts,
    };
    out.set(delivery.id, [...(out.get(delivery.id) ?? []), lacks]);
  }
  return out;
}

/** The first receipts that together bring what is missing. */
function enough(receipts: readonly Incoming[], missing: Decimal): readonly Incoming[] {
  let brought = new Decimal(0);
  const needed = receipts.findIndex((one) => {
    brought = brought.plus(one.inProductUom);
    return brought.gte(missing);
  });
  return needed < 0 ? receipts : receipts.slice(0, needed + 1);
}

/** What a move still lacks: demanded and not reserved. */
export function missingOf(move: Row): Decimal {
  return new Decimal(numberOf(move, "product_uom_qty") ?? 0).minus(numberOf(move, "quantity") ?? 0);
}
