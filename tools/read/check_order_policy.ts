import { z } from "zod";
import { addDays, dayIn } from "../../core/dates.ts";
import type { Row } from "../../odoo/reader.ts";
import type { StatedValue } from "../documents.ts";
import { typed } from "../inputs.ts";
import { deliveriesOf, ORDER_DELIVERIES } from "../lookup/order-deliveries.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { day, from, record, text, whole, word } from "../output.ts";
import { passage } from "../records/passage.ts";
import { ORDER_STATUSES, orderStatus } from "../records/sales-order.ts";
import { dayOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const DISAGREEMENTS = ["payment terms", "open return after the window"] as const;

const output = z.object({
  order: record("sale.order", {
    reference: text("sale.order.name", "open"),
    customer: text("sale.order.partner_id", "personal.name"),
    status: word("sale.order.state", ORDER_STATUSES),
    paymentTerms: text("sale.order.payment_term_id", "commercial.terms"),
    lastDelivered: day("stock.picking.date_done"),
    daysSinceDelivery: whole("stock.picking.date_done"),
    /** What the documents state, where they do and this person may read it. */
    daysOfReturnWindow: whole("document.passage.stated"),
    lastReturnDay: day("stock.picking.date_done"),
    daysLeft: whole("stock.picking.date_done"),
    returnable: z.boolean().optional(),
    daysOfPaymentTerm: whole("document.passage.stated"),
    openReturn: text("stock.picking.name", "open"),
    /** Where Odoo holds something else than the documents say. */
    disagreements: z.array(from("sale.order.payment_term_id", "commercial.terms", z.enum(DISAGREEMENTS))),
  }),
  returnPassage: passage.optional(),
  paymentPassage: passage.optional(),
});
export type OrderPolicy = z.output<typeof output>;

export default readTool({
  name: "check_order_policy",
  description:
    "Holds one sales order against the company's documents: whether it can still be returned, by its last delivery and the return window that the returns policy states, and whether its payment terms are those of the documents. Says where Odoo and the documents disagree, with the passages to quote.",
  models: ["sale.order", "stock.picking"],
  input: z.object({ order: typed("Sales order reference such as S00028, the customer's own reference, or a delivery's reference") }),
  output,
  async run({ order }, context) {
    const row = await resolveOrder(context, order, ["name", "partner_id", "state", "delivery_status", "payment_term_id"], ORDER_DELIVERIES);
    const { rows } = deliveriesOf(row);
    const [window, term] = await Promise.all([context.documents?.stated("return_window_days"), context.documents?.stated("payment_term_days")]);
    const today = dayIn(context.timeZone, context.now);
    const left = rows.filter((one) => one["picking_type_code"] === "outgoing" && one["state"] === "done");
    const lastDelivered = left
      .flatMap((one) => dayOf(one, "date_done", context.timeZone) ?? [])
      .sort()
      .at(-1);
    const days = Number(window?.value);
    const lastReturnDay = lastDelivered !== undefined && window ? addDays(lastDelivered, days) : undefined;
    const returnable = lastReturnDay === undefined ? undefined : today <= lastReturnDay;
    const open = rows.find((one) => one["picking_type_code"] === "incoming" && !["done", "cancel"].includes(String(one["state"])));
    return {
      order: {
        id: String(row.id),
        reference: textOf(row, "name"),
        customer: textOf(row, "partner_id"),
        status: orderStatus(row),
        paymentTerms: textOf(row, "payment_term_id"),
        lastDelivered,
        daysSinceDelivery: lastDelivered === undefined ? undefined : daysBetween(lastDelivered, today),
        daysOfReturnWindow: window && days,
        lastReturnDay,
        daysLeft: returnable === true && lastReturnDay !== undefined ? daysBetween(today, lastReturnDay) : undefined,
        returnable,
        daysOfPaymentTerm: term && Number(term.value),
        openReturn: open && textOf(open, "name"),
        disagreements: [...(differs(row, term) ? [DISAGREEMENTS[0]] : []), ...(open && returnable === false ? [DISAGREEMENTS[1]] : [])],
      },
      returnPassage: window?.passage,
      paymentPassage: term?.passage,
    };
  },
});

/** Terms that name no number of days, or are hidden from the asker, are not compared. */
function differs(order: Row, term: StatedValue | undefined): boolean {
  const held = /(?<!\d)(\d{1,3}) (?:days?|tage?n?|jours?|dagen|días)/iu.exec(textOf(order, "payment_term_id") ?? "")?.[1];
  return held !== undefined && term !== undefined && Number(held) !== Number(term.value);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
