import { Decimal } from "decimal.js";
import { z } from "zod";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { deliveriesOf, ORDER_SHORTAGES } from "../lookup/order-deliveries.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { shortagesOf } from "../lookup/shortages.ts";
import { amount, quantity, record, text, whole, word } from "../output.ts";
import { delivery, describeDelivery, isOpenDelivery } from "../records/delivery.ts";
import { describeSalesOrder, SALES_ORDER_FIELDS, salesOrderShape } from "../records/sales-order.ts";
import { amountOf, numberOf, quantityOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LINES = 60;
/** Headings and notes are lines too, and are left out afterwards. */
const MOST_LINES = 90;

const INVOICING = ["nothing to invoice", "to invoice", "fully invoiced", "upselling"] as const;
const INVOICING_OF: { readonly [status: string]: (typeof INVOICING)[number] } = {
  no: "nothing to invoice",
  "to invoice": "to invoice",
  invoiced: "fully invoiced",
  upselling: "upselling",
};

const line = record("sale.order.line", {
  product: text("sale.order.line.product_id", "open"),
  uom: text("sale.order.line.product_uom_id", "open"),
  ordered: quantity("sale.order.line.product_uom_qty"),
  delivered: quantity("sale.order.line.qty_delivered"),
  open: quantity("sale.order.line.qty_to_deliver"),
  unitPrice: amount("sale.order.line.price_unit", "commercial.price"),
  discountPercent: amount("sale.order.line.discount", "commercial.price"),
  subtotal: amount("sale.order.line.price_subtotal", "commercial.price"),
});
const LINE_FIELDS = ["product_id", "product_uom_id", "product_uom_qty", "qty_delivered", "price_unit", "discount", "price_subtotal"];

const output = z.object({
  order: record("sale.order", {
    ...salesOrderShape,
    invoicing: word("sale.order.invoice_status", INVOICING),
    late: z.boolean().optional(),
    daysLate: whole("stock.picking.date_deadline"),
  }),
  lines: z.array(line),
  /** Open ones first, by date; then those that are done. */
  deliveries: z.array(delivery),
  hasMore: z.boolean(),
});
export type OrderStatus = z.output<typeof output>;

export default readTool({
  name: "get_order_status",
  description:
    "Where one sales order is: its lines with what is delivered and open, its deliveries with dates, carrier and tracking, what is late and why, which receipt or purchase order it waits on, and its amounts. Takes a reference; find it with find_orders.",
  models: ["sale.order", "sale.order.line", "stock.picking", "stock.move", "stock.picking.type"],
  input: z.object({ order: typed("Sales order reference such as S00028, the customer's own reference, or a delivery's reference") }),
  output,
  async run({ order }, context) {
    const row = await resolveOrder(context, order, [...SALES_ORDER_FIELDS, "invoice_status"], {
      order_line: { model: "sale.order.line", fields: [...LINE_FIELDS, "display_type"], limit: MOST_LINES, order: "sequence, id" },
      ...ORDER_SHORTAGES,
    });
    const held = relatedRows(row, "order_line");
    const lineRows = held.filter((one) => !one["display_type"]);
    const { rows: shown, hasMore } = deliveriesOf(row);
    const waitsFor = await shortagesOf(context, shown);
    const described = (rows: readonly Row[]) => rows.map((picking) => describeDelivery(picking, waitsFor.get(picking.id) ?? [], context));
    const deliveries = [...described(shown.filter(isOpenDelivery)), ...described(shown.filter((picking) => !isOpenDelivery(picking)))];
    const daysLate = Math.max(0, ...deliveries.filter((one) => one.kind === "delivery").map((one) => one.daysLate ?? 0));
    return {
      order: {
        ...describeSalesOrder(row, context.timeZone),
        invoicing: INVOICING_OF[String(row["invoice_status"])],
        late: daysLate > 0,
        daysLate,
      },
      lines: lineRows.slice(0, LINES).map(describeLine),
      deliveries,
      hasMore: hasMore || lineRows.length > LINES || held.length === MOST_LINES,
    };
  },
});

function describeLine(row: Row): z.input<typeof line> {
  const ordered = numberOf(row, "product_uom_qty");
  const delivered = numberOf(row, "qty_delivered");
  const open = ordered === undefined || delivered === undefined ? undefined : Decimal.max(0, new Decimal(ordered).minus(delivered)).toFixed();
  return {
    id: String(row.id),
    product: textOf(row, "product_id"),
    uom: textOf(row, "product_uom_id"),
    ordered: quantityOf(row, "product_uom_qty"),
    delivered: quantityOf(row, "qty_delivered"),
    open,
    unitPrice: amountOf(row, "price_unit"),
    discountPercent: quantityOf(row, "discount"),
    subtotal: amountOf(row, "price_subtotal"),
  };
}
