import { CopilotError } from "../../core/errors.ts";
import type { Row } from "../../odoo/reader.ts";
import { idOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { resolveProduct } from "./products.ts";
import { warehouseCalled, warehouses } from "./warehouses.ts";

const MOST = 50;

export const REORDER_RULE_MODELS = ["stock.warehouse.orderpoint", "product.product", "stock.warehouse", "res.company"] as const;

/** The reorder rule of a product, in one warehouse where it has several. */
export async function resolveReorderRule(
  context: ToolContext,
  product: string,
  warehouse: string | undefined,
  fields: readonly string[],
): Promise<{ readonly rule: Row; readonly label: string; readonly product: number }> {
  const found = await resolveProduct(context, product, ["uom_id"]);
  const name = textOf(found, "display_name") ?? product;
  const rules = await context.odoo.search("stock.warehouse.orderpoint", {
    domain: [["product_id", "=", found.id]],
    fields: ["warehouse_id", ...fields],
    limit: MOST,
    order: "id",
  });
  if (rules.length === 0) throw new CopilotError("NOT_FOUND", `${name} has no reorder rule. Have one made in Odoo first.`);
  const place = warehouse === undefined ? undefined : warehouseCalled(warehouse, await warehouses(context));
  const fitting = place === undefined ? rules : rules.filter((rule) => idOf(rule, "warehouse_id") === place.id);
  const [rule, ...others] = fitting;
  if (!rule)
    throw new CopilotError(
      "NOT_FOUND",
      `${name} has no reorder rule in ${textOf(place ?? found, "name")}. It has one in ${placesOf(rules).join(", ")}.`,
    );
  if (others.length > 0)
    throw new CopilotError("AMBIGUOUS", `${name} has a reorder rule in more than one warehouse; say which one is meant.`, {
      choices: placesOf(fitting).slice(0, 6),
    });
  return { rule, label: `${name} in ${textOf(rule, "warehouse_id") ?? "its warehouse"}`, product: found.id };
}

const placesOf = (rules: readonly Row[]) => [...new Set(rules.flatMap((rule) => textOf(rule, "warehouse_id") ?? []))];
