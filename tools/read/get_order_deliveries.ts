import { z } from "zod";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { deliveriesOf, ORDER_DELIVERIES } from "../lookup/order-deliveries.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { matchReference } from "../lookup/reference.ts";
import { TRANSFER_MOVES } from "../lookup/shortages.ts";
import { quantity, record, text, whole } from "../output.ts";
import { deliveryShape, describeDelivery } from "../records/delivery.ts";
import { describeSalesOrder, SALES_ORDER_FIELDS, salesOrderShape } from "../records/sales-order.ts";
import { quantityOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const MOVES = 90;

const moved = record("stock.move", {
  product: text("stock.move.product_id", "open"),
  /** What was shipped or came back; of an open one, what it is to bring. */
  quantity: quantity("stock.move.product_uom_qty"),
  uom: text("stock.move.product_uom", "open"),
});

const output = z.object({
  order: record("sale.order", salesOrderShape),
  /** By planned day; cancelled ones left out. */
  deliveries: z.array(record("stock.picking", { ...deliveryShape, contents: z.array(moved) })),
  /** How many have left or come back, and how many are still open. */
  doneCount: whole("stock.picking.id"),
  openCount: whole("stock.picking.id"),
  hasMore: z.boolean(),
});
export type OrderDeliveries = z.output<typeof output>;

export default readTool({
  name: "get_order_deliveries",
  description:
    "The deliveries and returns of one sales order with what each held: products, quantities, days, carrier and tracking, backorders included. Takes an order's reference, or a delivery's to see that one alone.",
  models: ["sale.order", "stock.picking", "stock.move"],
  input: z.object({ order: typed("Sales order reference such as S00028, or a delivery's reference such as WH/OUT/00012") }),
  output,
  async run({ order }, context) {
    const row = await resolveOrder(context, order, SALES_ORDER_FIELDS, {
      picking_ids: { ...ORDER_DELIVERIES.picking_ids, with: TRANSFER_MOVES },
    });
    const { rows, hasMore } = deliveriesOf(row);
    const existing = rows.filter((picking) => picking["state"] !== "cancel");
    const named = existing.filter((picking) => order.includes("/") && matchReference(order, textOf(picking, "name") ?? "") > 0);
    const shown = named.length > 0 ? named : existing;
    const movesOf = (picking: Row) => relatedRows(picking, "move_ids").filter((move) => move["state"] !== "cancel");
    const done = shown.filter((picking) => picking["state"] === "done");
    return {
      order: describeSalesOrder(row, context.timeZone),
      deliveries: shown.map((picking) => ({
        ...describeDelivery(picking, [], context),
        contents: movesOf(picking).slice(0, MOVES).map(describeMove),
      })),
      doneCount: done.length,
      openCount: shown.length - done.length,
      hasMore: hasMore || shown.some((picking) => movesOf(picking).length > MOVES),
    };
  },
});

function describeMove(move: Row): z.input<typeof moved> {
  return {
    id: String(move.id),
    product: textOf(move, "product_id"),
    quantity: quantityOf(move, move["state"] === "done" ? "quantity" : "product_uom_qty"),
    uom: textOf(move, "product_uom"),
  };
}
