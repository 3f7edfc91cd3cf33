import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { typed } from "../inputs.ts";
import { resolveCarrier } from "../lookup/carriers.ts";
import { companyOf } from "../lookup/company.ts";
import { resolveDeliveryOrOrder } from "../lookup/delivery-or-order.ts";
import { restsOn } from "../rests-on.ts";
import { amountOf, textOf } from "../row-values.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.set_carrier;

export default writeTool({
  name: "set_carrier",
  description:
    "Propose a carrier: for a sales order, with Odoo's shipping price as a line of it, or for one open delivery, at no price. No carrier is told or booked. Takes the order's or the delivery's reference.",
  models: ["sale.order", "stock.picking", "delivery.carrier", "res.company"],
  input: z.object({
    on: typed("The order's reference, or the delivery's"),
    carrier: typed("The carrier's name"),
  }),
  async plan({ on, carrier }, context) {
    const { model, row, label } = await resolveDeliveryOrOrder(context, on, ["state", "carrier_id", "company_id"]);
    const state = row["state"];
    if (state === "done" || state === "cancel")
      throw new CopilotError("STALE", `${label} is ${state === "done" ? "shipped" : "cancelled"}, so its carrier can't be changed.`);
    const chosen = await resolveCarrier(context, carrier);
    const name = textOf(chosen, "name") ?? carrier;
    const before = textOf(row, "carrier_id") ?? null;
    if (before === name) throw new CopilotError("STALE", `${label} goes with ${name} already.`);
    const price = chosen["delivery_type"] === "fixed" ? amountOf(chosen, "fixed_price") : undefined;
    return {
      kind: "set_carrier",
      model,
      ids: [row.id],
      operation,
      method,
      values: { carrier_id: chosen.id },
      before: { [String(row.id)]: restsOn(row, ["state", "carrier_id"]) },
      company: await companyOf(context, row),
      summary: `Send ${label} with ${name}${before ? ` instead of ${before}` : ""}`,
      lines: [
        { field: `${model}.carrier_id`, label: "Carrier", before, after: name },
        ...(price === undefined ? [] : [{ field: "delivery.carrier.fixed_price", label: "The carrier's list price", before: null, after: price }]),
      ],
      sources: [
        { model, id: row.id, label },
        { model: "delivery.carrier", id: chosen.id, label: name },
      ],
    };
  },
});
