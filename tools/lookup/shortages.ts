import { Decimal } from "decimal.js";
import type { z } from "zod";
import { decimalQuantity } from "../../core/money.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { isOpenDelivery, type shortage } from "../records/delivery.ts";
import { idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { type Incoming, incomingOf, inProductUom, OPERATION_TYPE, purchaseOrderOf, warehouseOf } from "./incoming.ts";

const MOVES = 300;
const RECEIPTS_EACH = 3;

/** For each open delivery, the products that it lacks and the receipts into its warehouse that bring them. */
export async function shortagesOf(context: ToolContext, deliveries: readonly Row[]): Promise<ReadonlyMap<number, z.input<typeof shortage>[]>> {
  const open = deliveries.filter(isOpenDelivery).map((row) => row.id);
  const out = new Map<number, z.input<typeof shortage>[]>();
  if (open.length === 0) return out;
  const lacking = await context.odoo.search("stock.move", {
    domain: [
      ["picking_id", "in", open],
      ["state", "in", ["waiting", "confirmed", "partially_available"]],
    ],
    fields: ["product_id", "product_uom_qty", "product_qty", "quantity", "product_uom", "picking_id"],
    limit: MOVES,
    order: "id",
    with: OPERATION_TYPE,
  });
  if (lacking.length === 0) return out;
  const products = [...new Set(lacking.flatMap((move) => idOf(move, "product_id") ?? []))];
  const { incoming } = await incomingOf(context, products);
  for (const move of lacking) {
    const delivery = idOf(move, "picking_id");
    const missing = missingOf(move);
    if (delivery === undefined || missing.lte(0)) continue;
    const warehouse = warehouseOf(move);
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
    out.set(delivery, [...(out.get(delivery) ?? []), lacks]);
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
