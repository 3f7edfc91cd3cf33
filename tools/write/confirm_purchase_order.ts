import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolvePurchaseOrder } from "../lookup/purchase-orders.ts";
import { purchaseStatus } from "../records/purchase-order.ts";
import { restsOn } from "../rests-on.ts";
import { textOf } from "../row-values.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.confirm_purchase_order;
/** Confirming changes none of these, so that its effect alone would not show that a price, a tax or the vendor is another by now. */
const TERMS = ["partner_id", "date_planned", "amount_untaxed", "amount_total"] as const;

export default writeTool({
  name: "confirm_purchase_order",
  description:
    "Propose to confirm one request for quotation, which orders it from the vendor and plans its receipt. Takes its reference; find it with find_purchase_orders.",
  models: ["purchase.order", "res.company"],
  input: z.object({ order: typed("The purchase order's reference such as P00007") }),
  async plan({ order }, context) {
    const row = await resolvePurchaseOrder(context, order, ["state", "receipt_status", "company_id", ...TERMS]);
    const reference = textOf(row, "name") ?? String(row.id);
    const status = purchaseStatus(row);
    if (status === "to approve")
      throw new CopilotError("STALE", `${reference} is confirmed and waits for its approval in Odoo, so there is nothing to confirm.`);
    if (status !== "request for quotation") {
      throw new CopilotError("STALE", `${reference} is ${status ?? "in no state known here"} already, so there is nothing to confirm.`);
    }
    return {
      kind: "confirm_purchase_order",
      model: "purchase.order",
      ids: [row.id],
      operation,
      method,
      values: {},
      before: { [String(row.id)]: restsOn(row, ["state", ...TERMS]) },
      company: await companyOf(context, row),
      summary: `Confirm purchase order ${reference}`,
      lines: [{ field: "purchase.order.state", label: "Status", before: status, after: "confirmed" }],
      sources: [{ model: "purchase.order", id: row.id, label: reference }],
    };
  },
});
