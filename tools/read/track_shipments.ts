import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { CopilotError } from "../../core/errors.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { matchReference } from "../lookup/reference.ts";
import { text, whole } from "../output.ts";
import { DELIVERY_FIELDS, delivery, describeDelivery } from "../records/delivery.ts";
import { textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 10;

const output = z.object({
  /** The newest first; cancelled ones left out. */
  shipments: z.array(delivery),
  /** How many of them have left without a tracking number. */
  untracked: whole("stock.picking.id"),
  of: text("sale.order.name", "open"),
  hasMore: z.boolean(),
});
export type Shipments = z.output<typeof output>;

export default readTool({
  name: "track_shipments",
  description: `Carrier and tracking number of the deliveries of one order or delivery, or of a customer's last ones. At most ${LIMIT}, the newest first. Needs an order or a customer.`,
  models: ["sale.order", "stock.picking", "res.partner"],
  input: z.object({
    order: typed("Order or delivery reference").optional(),
    customer: typed("Customer's name, for their last shipments").optional(),
  }),
  output,
  async run({ order, customer }, context) {
    const { domain, of } = await scope(order, customer, context);
    const found = await context.odoo.search("stock.picking", {
      domain: allOf(domain, [
        ["picking_type_code", "=", "outgoing"],
        ["state", "!=", "cancel"],
      ]),
      fields: DELIVERY_FIELDS,
      limit: LIMIT + 1,
      order: "scheduled_date desc, id desc",
    });
    const named = found.filter((row) => order?.includes("/") && matchReference(order, textOf(row, "name") ?? "") > 0);
    const shipments = (named.length > 0 ? named : found).slice(0, LIMIT).map((row) => describeDelivery(row, [], context));
    return {
      shipments,
      untracked: shipments.filter(({ status, tracking }) => status === "done" && !tracking).length,
      of,
      hasMore: found.length > LIMIT,
    };
  },
});

async function scope(order: string | undefined, customer: string | undefined, context: ToolContext): Promise<{ domain: Domain; of?: string }> {
  if (order !== undefined) {
    const row = await resolveOrder(context, order, ["name"]);
    return { domain: [["sale_id", "=", row.id]], of: textOf(row, "name") ?? order };
  }
  if (customer === undefined) throw new CopilotError("BAD_INPUT", "Name an order or a customer.");
  return { domain: allOf(ofPartner("partner_id", await resolveCustomer(context, customer)), [["sale_id", "!=", false]]) };
}
