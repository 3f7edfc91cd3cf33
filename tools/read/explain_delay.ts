import { z } from "zod";
import { typed } from "../inputs.ts";
import { deliveriesOf, ORDER_SHORTAGES } from "../lookup/order-deliveries.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { shortagesOf } from "../lookup/shortages.ts";
import { day, record, whole } from "../output.ts";
import { delivery, describeDelivery, isOpenDelivery } from "../records/delivery.ts";
import { describeSalesOrder, SALES_ORDER_FIELDS, salesOrderShape } from "../records/sales-order.ts";
import { readTool } from "../tool.ts";

const output = z.object({
  order: record("sale.order", {
    ...salesOrderShape,
    late: z.boolean().optional(),
    daysLate: whole("stock.picking.date_deadline"),
    /** The day on which the last receipt that it waits for is expected; null when nothing is on order or nothing is missing. */
    expectedComplete: day("stock.picking.scheduled_date"),
    /** When the last delivery left. */
    lastShipped: day("stock.picking.date_done"),
  }),
  /** Not shipped yet, the first planned first, each with why it waits and what it lacks. */
  deliveries: z.array(delivery),
  hasMore: z.boolean(),
});
export type Delay = z.output<typeof output>;

export default readTool({
  name: "explain_delay",
  description:
    "Why one sales order is late or has not shipped: for each open delivery what it waits for, the missing products and the receipts and purchase orders that bring them, with their expected days. Takes a reference; find it with find_orders.",
  models: ["sale.order", "stock.picking", "stock.move", "stock.picking.type"],
  input: z.object({ order: typed("Sales order reference such as S00028, the customer's own reference, or a delivery's reference") }),
  output,
  async run({ order }, context) {
    const row = await resolveOrder(context, order, SALES_ORDER_FIELDS, ORDER_SHORTAGES);
    const { rows, hasMore } = deliveriesOf(row);
    const outgoing = rows.filter((picking) => picking["picking_type_code"] === "outgoing");
    const open = outgoing.filter(isOpenDelivery);
    const waitsFor = await shortagesOf(context, open);
    const deliveries = open.map((picking) => describeDelivery(picking, waitsFor.get(picking.id) ?? [], context));
    const daysLate = Math.max(0, ...deliveries.map((one) => one.daysLate ?? 0));
    const shipped = outgoing
      .filter((picking) => picking["state"] === "done")
      .flatMap((picking) => describeDelivery(picking, [], context).done ?? [])
      .sort();
    return {
      order: {
        ...describeSalesOrder(row, context.timeZone),
        late: daysLate > 0,
        daysLate,
        expectedComplete: expectedComplete(deliveries),
        lastShipped: shipped.at(-1) ?? null,
      },
      deliveries,
      hasMore,
    };
  },
});

/** Known only where every missing product has a receipt with a day. */
function expectedComplete(deliveries: readonly z.input<typeof delivery>[]): string | null {
  const lacks = deliveries.flatMap(({ waitsFor }) => waitsFor);
  const days = lacks.map(({ receipts }) => receipts.at(-1)?.expected);
  return days.length > 0 && days.every((one) => typeof one === "string") ? (days.toSorted().at(-1) ?? null) : null;
}
