import { z } from "zod";
import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { daysPast } from "../days.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveVendor } from "../lookup/customers.ts";
import { OPEN_PURCHASES } from "../lookup/purchase-orders.ts";
import { from, record, whole } from "../output.ts";
import { describePurchaseOrder, PURCHASE_ORDER_FIELDS, purchaseOrderShape } from "../records/purchase-order.ts";
import { dayOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 25;
const COUNTED = 1000;

const LACKS = ["no answer to the request", "not acknowledged"] as const;

const output = z.object({
  /** The longest waiting first. */
  orders: z.array(
    record("purchase.order", {
      ...purchaseOrderShape,
      lacks: from("purchase.order.acknowledged", "open", z.enum(LACKS)),
      /** Since the request went out, or the order was confirmed. */
      daysWaiting: whole("purchase.order.date_order"),
    }),
  ),
  /** Requests that were sent and not confirmed. */
  requestCount: whole("purchase.order.id"),
  /** Confirmed and open orders that no vendor has acknowledged. */
  unacknowledgedCount: whole("purchase.order.id"),
  hasMore: z.boolean(),
});
export type UnacknowledgedOrders = z.output<typeof output>;

const REQUESTS: Domain = [["state", "=", "sent"]];
const CONFIRMED: Domain = allOf(OPEN_PURCHASES, [["acknowledged", "=", false]]);

export default readTool({
  name: "list_unacknowledged_orders",
  description: `Purchase orders that wait for the vendor's word: requests for quotation that were sent and not confirmed, and open orders that are not marked as acknowledged. By vendor or all; at most ${LIMIT}, the longest waiting first.`,
  models: ["purchase.order", "res.partner"],
  input: z.object({ vendor: typed("Vendor's name").optional() }),
  output,
  async run({ vendor }, context) {
    const ofVendor = vendor === undefined ? [] : ofPartner("partner_id", await resolveVendor(context, vendor));
    const [{ rows, count }, requestCount] = await Promise.all([
      context.odoo.searchCounted(
        "purchase.order",
        {
          domain: allOf(anyOf(REQUESTS, CONFIRMED), ofVendor),
          fields: [...PURCHASE_ORDER_FIELDS, "acknowledged", "date_approve"],
          limit: LIMIT,
          order: "date_order, id",
        },
        COUNTED,
      ),
      context.odoo.count("purchase.order", allOf(REQUESTS, ofVendor), COUNTED),
    ]);
    return {
      orders: rows.map((row) => describe(row, context)).sort((one, other) => (other.daysWaiting ?? 0) - (one.daysWaiting ?? 0)),
      requestCount,
      unacknowledgedCount: count - requestCount,
      hasMore: count > rows.length,
    };
  },
});

function describe(row: Row, context: ToolContext) {
  const since = row["state"] === "sent" ? undefined : dayOf(row, "date_approve", context.timeZone);
  return {
    ...describePurchaseOrder(row, context),
    lacks: row["state"] === "sent" ? LACKS[0] : LACKS[1],
    daysWaiting: daysPast(since ?? dayOf(row, "date_order", context.timeZone), context),
  };
}
