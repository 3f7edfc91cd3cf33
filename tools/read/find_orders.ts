import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { daysPast, startOf } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { lateDeliveries } from "../lookup/late.ts";
import { bestMatches, referenceDomain } from "../lookup/reference.ts";
import { day, record, whole } from "../output.ts";
import { describeSalesOrder, SALES_ORDER_FIELDS, salesOrderShape } from "../records/sales-order.ts";
import { dayOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 25;

const input = z.object({
  customer: typed("Customer's name").optional(),
  text: typed("Part of an order reference, the customer's own reference, or a product on the order").optional(),
  status: z
    .enum(["quotation", "open", "late", "done", "cancelled"])
    .optional()
    .describe("open: confirmed and not all delivered; late: open and past its date"),
  from: isoDay("Ordered on or after this day, YYYY-MM-DD").optional(),
  to: isoDay("Ordered on or before this day, YYYY-MM-DD").optional(),
});

const output = z.object({
  orders: z.array(
    record("sale.order", {
      ...salesOrderShape,
      /** Confirmed, not all delivered, and a delivery's day is past. */
      late: z.boolean().optional(),
      daysLate: whole("stock.picking.date_deadline"),
      /** When the next open delivery is planned. */
      nextDelivery: day("stock.picking.scheduled_date"),
    }),
  ),
  hasMore: z.boolean(),
});
export type FoundOrders = z.output<typeof output>;

export default readTool({
  name: "find_orders",
  description: `Find sales orders and quotations by customer, reference, product, status and order date. At most ${LIMIT}, the newest first (open and late ones: the oldest first); hasMore says whether to narrow the search. For one order's lines and deliveries use get_order_status.`,
  models: ["sale.order", "sale.order.line", "stock.picking", "res.partner", "product.product"],
  input,
  output,
  async run({ customer, text, status, from, to }, context) {
    const partner = customer === undefined ? undefined : await resolveCustomer(context, customer);
    const domain = allOf(
      partner ? ofPartner("partner_id", partner) : [],
      text === undefined ? [] : mentions(text),
      status === undefined ? [] : inStatus(status, context),
      from === undefined ? [] : [["date_order", ">=", startOf(from, context)]],
      to === undefined ? [] : [["date_order", "<", startOf(addDays(to, 1), context)]],
    );
    const order = status === "open" || status === "late" ? "date_order, id" : "date_order desc, id desc";
    const found = await context.odoo.search("sale.order", { domain, fields: SALES_ORDER_FIELDS, limit: LIMIT + 1, order, with: DELIVERIES });
    const rows = text === undefined ? found : bestMatches(text, found, ["name", "client_order_ref"]);
    const shown = rows.slice(0, LIMIT);
    return {
      orders: shown.map((row) => ({ ...describeSalesOrder(row, context.timeZone), ...openDeliveries(row, context) })),
      hasMore: found.length > LIMIT,
    };
  },
});

function mentions(text: string): Domain {
  return anyOf(
    referenceDomain("name", text),
    [["name", "ilike", text]],
    [["client_order_ref", "ilike", text]],
    [["order_line.product_id.name", "ilike", text]],
    [["order_line.product_id.default_code", "=ilike", text]],
  );
}

function inStatus(status: NonNullable<z.output<typeof input>["status"]>, context: ToolContext): Domain {
  switch (status) {
    case "quotation":
      return [["state", "in", ["draft", "sent"]]];
    case "open":
      return OPEN;
    case "late":
      return allOf(OPEN, [["picking_ids", "any", lateDeliveries(context)]]);
    case "done":
      return [
        ["state", "=", "sale"],
        ["delivery_status", "=", "full"],
      ];
    case "cancelled":
      return [["state", "=", "cancel"]];
  }
}

const OPEN: Domain = [
  ["state", "=", "sale"],
  ["delivery_status", "in", ["pending", "started", "partial"]],
];

/** Read with each order: when its deliveries leave. */
const DELIVERIES = {
  picking_ids: {
    model: "stock.picking",
    fields: ["picking_type_code", "state", "scheduled_date", "date_deadline"],
    limit: 30,
    order: "scheduled_date, id",
  },
};

/** What the order's open deliveries say of it. */
function openDeliveries(order: Row, context: ToolContext) {
  const own = relatedRows(order, "picking_ids").filter(
    (row) => order["state"] === "sale" && row["picking_type_code"] === "outgoing" && row["state"] !== "done" && row["state"] !== "cancel",
  );
  const late = own.map(
    (row) => daysPast(dayOf(row, "date_deadline", context.timeZone), context) || daysPast(dayOf(row, "scheduled_date", context.timeZone), context),
  );
  const daysLate = Math.max(0, ...late);
  const [next] = own;
  return { late: daysLate > 0, daysLate, nextDelivery: next && dayOf(next, "scheduled_date", context.timeZone) };
}
