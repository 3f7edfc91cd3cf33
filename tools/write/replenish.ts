import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { REORDER_RULE_MODELS, resolveReorderRule } from "../lookup/reorder-rules.ts";
import { restsOn } from "../rests-on.ts";
import { numberOf, quantityOf, textOf } from "../row-values.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.replenish;

export default writeTool({
  name: "replenish",
  description:
    "Propose to order now what a product's reorder rule says is missing, into the vendor's open request for quotation or a new one; nothing is confirmed with the vendor. Takes the product's code or name.",
  models: REORDER_RULE_MODELS,
  input: z.object({
    product: typed("Product code or name"),
    warehouse: typed("Warehouse name or code, where the product has a rule in several").optional(),
  }),
  async plan({ product, warehouse }, context) {
    const { rule, label } = await resolveReorderRule(context, product, warehouse, [
      "product_id",
      "product_uom",
      "company_id",
      "product_min_qty",
      "product_max_qty",
      "qty_to_order",
    ]);
    const missing = numberOf(rule, "qty_to_order");
    if (missing === undefined) throw new CopilotError("DENIED", "What reorder rules ask for is outside your role.");
    const uom = textOf(rule, "product_uom") ?? "";
    const band = `${quantityOf(rule, "product_min_qty") ?? "?"} to ${quantityOf(rule, "product_max_qty") ?? "?"} ${uom}`.trim();
    if (missing <= 0)
      throw new CopilotError(
        "STALE",
        `${label} needs nothing: its forecast is within the reorder rule of ${band}. To buy more, ask for a purchase order.`,
      );
    const quantity = `${quantityOf(rule, "qty_to_order") ?? "?"} ${uom}`.trim();
    return {
      kind: "replenish",
      model: "stock.warehouse.orderpoint",
      ids: [rule.id],
      operation,
      method,
      values: {},
      before: { [String(rule.id)]: restsOn(rule, ["product_id", "product_min_qty", "product_max_qty", "qty_to_order"]) },
      company: await companyOf(context, rule),
      summary: `Order ${quantity} of ${label}, as its reorder rule of ${band} asks`,
      lines: [{ field: "stock.warehouse.orderpoint.qty_to_order", label: `To order of ${label}`, before: null, after: quantity }],
      sources: [{ model: "stock.warehouse.orderpoint", id: rule.id, label: `reorder rule of ${label}` }],
    };
  },
});
