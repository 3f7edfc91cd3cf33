import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { CASE_MODELS, caseSubject, partnersOf } from "../lookup/case-subject.ts";
import { activity, NOTE_MODELS, note, notesOn } from "../lookup/notes.ts";
import { quantity, record, text, whole } from "../output.ts";
import { delivery, describeDelivery } from "../records/delivery.ts";
import { describeInvoice, INVOICE_FIELDS, invoice } from "../records/invoice.ts";
import { describePartner, partner } from "../records/partner.ts";
import { describeSalesOrder, salesOrder } from "../records/sales-order.ts";
import { quantityOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const EACH = 10;
const LINES = 30;

const line = record("sale.order.line", {
  product: text("sale.order.line.product_id", "open"),
  uom: text("sale.order.line.product_uom_id", "open"),
  ordered: quantity("sale.order.line.product_uom_qty"),
  delivered: quantity("sale.order.line.qty_delivered"),
});

const output = z.object({
  /** The customer, where the case is about one. */
  customer: partner.optional(),
  /** The order of the case, or the customer's open and last ones. */
  orders: z.array(salesOrder),
  /** Of one order only. */
  lines: z.array(line),
  /** Late ones first. */
  deliveries: z.array(delivery),
  lateCount: whole("stock.picking.id"),
  /** Absent where the role reads no invoices. */
  invoices: z.array(invoice).optional(),
  notes: z.array(note),
  activities: z.array(activity),
  hasMore: z.boolean(),
});
export type ServiceCase = z.output<typeof output>;

export default readTool({
  name: "gather_service_case",
  description:
    "All that is known about one order, or one customer with the last orders, for handing a matter over: lines, deliveries, invoices, notes and open activities with their dates. Needs an order or a customer.",
  models: [...CASE_MODELS, ...NOTE_MODELS, "sale.order.line", "account.move"],
  input: z.object({ order: typed("Order or delivery reference").optional(), customer: typed("Customer's name").optional() }),
  output,
  async run(asked, context) {
    const subject = await caseSubject(context, asked);
    const [lines, invoices, { notes, activities, hasMore }] = await Promise.all([
      subject.order ? linesOf(subject.order, context) : [],
      invoicesOf(subject.invoices, context),
      notesOn(context, { "sale.order": subject.orders, "stock.picking": subject.pickings, "res.partner": partnersOf(subject) }),
    ]);
    const deliveries = subject.pickings
      .map((row) => describeDelivery(row, [], context))
      .filter(({ status }) => status !== "cancelled")
      .sort((one, other) => (other.daysLate ?? 0) - (one.daysLate ?? 0));
    return {
      ...(subject.customer ? { customer: describePartner(subject.customer) } : {}),
      orders: subject.orders.slice(0, EACH).map((row) => describeSalesOrder(row, context.timeZone)),
      lines: lines.slice(0, LINES).map(describeLine),
      deliveries: deliveries.slice(0, EACH),
      lateCount: deliveries.filter(({ late }) => late).length,
      ...(invoices ? { invoices: invoices.slice(0, EACH).map((row) => describeInvoice(row, context)) } : {}),
      notes,
      activities,
      hasMore: hasMore || lines.length > LINES || (invoices?.length ?? 0) > EACH || deliveries.length > EACH || subject.orders.length > EACH,
    };
  },
});

function linesOf(order: Row, { odoo }: ToolContext): Promise<Row[]> {
  return odoo.search("sale.order.line", {
    domain: [
      ["order_id", "=", order.id],
      ["display_type", "=", false],
    ],
    fields: ["product_id", "product_uom_id", "product_uom_qty", "qty_delivered"],
    limit: LINES + 1,
    order: "sequence, id",
  });
}

function describeLine(row: Row): z.input<typeof line> {
  return {
    id: String(row.id),
    product: textOf(row, "product_id"),
    uom: textOf(row, "product_uom_id"),
    ordered: quantityOf(row, "product_uom_qty"),
    delivered: quantityOf(row, "qty_delivered"),
  };
}

async function invoicesOf(own: Domain, { odoo }: ToolContext): Promise<Row[] | undefined> {
  if (odoo.sight("account.move", "name") === "hidden") return undefined;
  return odoo.search("account.move", {
    domain: allOf([["move_type", "in", ["out_invoice", "out_refund"]]], own),
    fields: INVOICE_FIELDS,
    limit: EACH + 1,
    order: "invoice_date desc, id desc",
  });
}
