import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { daysPast } from "../days.ts";
import { typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolveOrder } from "../lookup/orders.ts";
import { orderStatus } from "../records/sales-order.ts";
import { restsOn } from "../rests-on.ts";
import { dayOf, textOf } from "../row-values.ts";
import { spokenDay } from "../spoken-dates.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.confirm_quotation;
/** Confirming changes none of these, so that its effect alone would not show that a price, a tax or the customer is another by now. */
const TERMS = ["partner_id", "commitment_date", "amount_untaxed", "amount_total"] as const;

export default writeTool({
  name: "confirm_quotation",
  description: "Propose to confirm one quotation, which makes it an order and plans its deliveries. Takes its reference; find it with find_orders.",
  models: ["sale.order", "stock.picking", "res.company"],
  input: z.object({ order: typed("The quotation's reference such as S00028") }),
  async plan({ order }, context) {
    const row = await resolveOrder(context, order, ["name", "state", "delivery_status", "validity_date", "company_id", ...TERMS]);
    const reference = textOf(row, "name") ?? String(row.id);
    const status = orderStatus(row);
    if (status !== "quotation" && status !== "quotation sent") {
      throw new CopilotError("STALE", `${reference} is ${status ?? "in no state known here"} already, so there is nothing to confirm.`);
    }
    const validUntil = dayOf(row, "validity_date", context.timeZone);
    const outdated = validUntil && daysPast(validUntil, context) > 0 ? `, which was valid until ${spokenDay(validUntil)}` : "";
    return {
      kind: "confirm_quotation",
      model: "sale.order",
      ids: [row.id],
      operation,
      method,
      values: {},
      before: { [String(row.id)]: restsOn(row, ["state", ...TERMS]) },
      company: await companyOf(context, row),
      summary: `Confirm quotation ${reference}${outdated}`,
      lines: [{ field: "sale.order.state", label: "Status", before: status, after: "confirmed" }],
      sources: [{ model: "sale.order", id: row.id, label: reference }],
    };
  },
});
