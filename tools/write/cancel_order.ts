import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { orderStatus } from "../records/sales-order.ts";
import { restsOn } from "../rests-on.ts";
import { textOf } from "../row-values.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.cancel_order;

export default writeTool({
  name: "cancel_order",
  description:
    "Propose to cancel one whole sales order or quotation, with all its open deliveries. What has been delivered stays delivered; use create_return for that. Takes the order's reference; find it with find_orders.",
  models: ["sale.order", "stock.picking", "res.company"],
  input: z.object({ order: typed("The order's reference such as S00028") }),
  async plan({ order }, context) {
    const row = await resolveOrder(context, order, ["name", "state", "delivery_status", "locked", "partner_id", "amount_untaxed", "company_id"]);
    const reference = textOf(row, "name") ?? String(row.id);
    const status = orderStatus(row);
    if (status === "cancelled") throw new CopilotError("STALE", `${reference} is cancelled already.`);
    if (status === "delivered")
      throw new CopilotError("STALE", `${reference} has been delivered whole, so cancelling it would undo nothing. Ask for a return instead.`);
    if (row["locked"] === true) throw new CopilotError("STALE", `${reference} is locked in Odoo. Have it unlocked there first.`);
    const noun = status === "quotation" || status === "quotation sent" ? "quotation" : "order";
    return {
      kind: "cancel_order",
      model: "sale.order",
      ids: [row.id],
      operation,
      method,
      values: {},
      before: { [String(row.id)]: restsOn(row, ["state", "delivery_status", "partner_id", "amount_untaxed"]) },
      company: await companyOf(context, row),
      summary: `Cancel ${noun} ${reference}${status === "partly delivered" ? ", of which a part has been delivered" : ""}`,
      lines: [{ field: "sale.order.state", label: "Status", before: status ?? null, after: "cancelled" }],
      sources: [{ model: "sale.order", id: row.id, label: reference }],
    };
  },
});
