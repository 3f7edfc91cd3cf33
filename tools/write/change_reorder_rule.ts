import { Decimal } from "decimal.js";
import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import type { Row } from "../../odoo/reader.ts";
import { quantityOrNone, typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { REORDER_RULE_MODELS, resolveReorderRule } from "../lookup/reorder-rules.ts";
import { restsOn } from "../rests-on.ts";
import { numberOf, quantityOf, textOf } from "../row-values.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.change_reorder_rule;
const LIMITS = [
  { field: "product_min_qty", label: "Minimum" },
  { field: "product_max_qty", label: "Maximum" },
] as const;

export default writeTool({
  name: "change_reorder_rule",
  description:
    "Propose another minimum or maximum for one product's reorder rule in a warehouse. Odoo orders up to the maximum once its forecast falls below the minimum. Takes the product's code or name.",
  models: REORDER_RULE_MODELS,
  input: z
    .object({
      product: typed("Product code or name"),
      warehouse: typed("Warehouse name or code, where the product has a rule in several").optional(),
      minimum: quantityOrNone("The new minimum, in the product's unit of measure").optional(),
      maximum: quantityOrNone("The new maximum, in the product's unit of measure").optional(),
    })
    .refine(({ minimum, maximum }) => minimum !== undefined || maximum !== undefined, { error: "give a new minimum or maximum" }),
  async plan({ product, warehouse, minimum, maximum }, context) {
    const { rule, label } = await resolveReorderRule(context, product, warehouse, [
      "product_id",
      "product_uom",
      "company_id",
      "product_min_qty",
      "product_max_qty",
    ]);
    const wanted = { product_min_qty: minimum, product_max_qty: maximum };
    const changed = LIMITS.flatMap(({ field, label: name }) => {
      const value = wanted[field];
      return value === undefined || sameNumber(rule, field, value) ? [] : [{ field, name, value }];
    });
    if (changed.length === 0) throw new CopilotError("STALE", `The reorder rule of ${label} is so already. See it with get_stock.`);
    const least = minimum ?? String(numberOf(rule, "product_min_qty") ?? 0);
    const most = maximum ?? String(numberOf(rule, "product_max_qty") ?? 0);
    if (new Decimal(most).lt(least))
      throw new CopilotError(
        "BAD_INPUT",
        `The maximum would be ${most}, below the minimum of ${least}. Give both so that the maximum is the larger.`,
      );
    const uom = textOf(rule, "product_uom") ?? "";
    const lines = changed.map(({ field, name, value }) => ({
      field: `stock.warehouse.orderpoint.${field}`,
      label: name,
      before: `${quantityOf(rule, field) ?? "?"} ${uom}`.trim(),
      after: `${value} ${uom}`.trim(),
    }));
    return {
      kind: "change_reorder_rule",
      model: "stock.warehouse.orderpoint",
      ids: [rule.id],
      operation,
      method,
      values: Object.fromEntries(changed.map(({ field, value }) => [field, Number(value)])),
      before: { [String(rule.id)]: restsOn(rule, ["product_id", "product_min_qty", "product_max_qty"]) },
      company: await companyOf(context, rule),
      summary: `Reorder ${label}: ${lines.map((line) => `${line.label.toLowerCase()} ${line.before} to ${line.after}`).join(", ")}`,
      lines,
      sources: [{ model: "stock.warehouse.orderpoint", id: rule.id, label: `reorder rule of ${label}` }],
    };
  },
});

function sameNumber(row: Row, field: string, value: string): boolean {
  const held = row[field];
  return typeof held === "number" && new Decimal(held).equals(value);
}
