import { z } from "zod";
import { today } from "../days.ts";
import { typed } from "../inputs.ts";
import { deliveriesOf, ORDER_DELIVERIES } from "../lookup/order-deliveries.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { day, record, text, word } from "../output.ts";
import { describeDelivery } from "../records/delivery.ts";
import { REPLY_KINDS, replyBody, replyFacts } from "../records/reply-text.ts";
import { describeSalesOrder, SALES_ORDER_FIELDS, salesOrderShape } from "../records/sales-order.ts";
import { readTool } from "../tool.ts";

const output = z.object({
  order: record("sale.order", {
    ...salesOrderShape,
    /** The state of the order that chose the sentences. */
    about: word("sale.order.delivery_status", REPLY_KINDS),
    shipped: day("stock.picking.date_done"),
    carrier: text("stock.picking.carrier_id", "open"),
    tracking: text("stock.picking.carrier_tracking_ref", "open"),
    /** The day that the reply names, where Odoo plans one that is not past. */
    planned: day("stock.picking.scheduled_date"),
    subject: text("sale.order.name", "open"),
    greeting: text("sale.order.partner_id", "personal.name"),
    body: z.array(text("sale.order.name", "open")),
    closing: text("sale.order.name", "open"),
  }),
});
export type ReplyDraft = z.output<typeof output>;

export default readTool({
  name: "draft_reply",
  description:
    "The text of a reply to the customer about one order, from approved sentences and what Odoo holds: state, shipped and planned days, carrier and tracking. It sends nothing; show it as it is. Takes an order's reference.",
  models: ["sale.order", "stock.picking"],
  input: z.object({ order: typed("Sales order reference such as S00028, or a delivery's reference") }),
  output,
  async run({ order }, context) {
    const row = await resolveOrder(context, order, SALES_ORDER_FIELDS, ORDER_DELIVERIES);
    const { rows } = deliveriesOf(row);
    const described = describeSalesOrder(row, context.timeZone);
    const facts = replyFacts(
      described,
      rows.map((picking) => describeDelivery(picking, [], context)),
      today(context),
    );
    const reference = described.reference ?? order;
    return {
      order: {
        ...described,
        about: facts.kind,
        shipped: facts.shipped?.done ?? null,
        carrier: facts.shipped?.carrier ?? null,
        tracking: facts.shipped?.tracking ?? null,
        planned: facts.next ?? null,
        subject: `Your order ${reference}`,
        greeting: described.customer ? `Dear ${described.customer},` : "Dear customer,",
        body: replyBody(reference, facts),
        closing: "Kind regards",
      },
    };
  },
});
