import { Decimal } from "decimal.js";
import { allOf, type Domain } from "../../core/domain.ts";
import { idOf, numberOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

const RULES = 500;
const MODEL = "stock.warehouse.orderpoint";

/** What one of Odoo's reordering rules would order now, in the product's own unit of measure. */
export interface RuleOrder {
  readonly product: number;
  readonly warehouse: number;
  readonly toOrder: Decimal;
}

/** By Odoo's reordering rules; undefined for a role that doesn't read them. */
export async function ruleOrders(
  { odoo }: Pick<ToolContext, "odoo">,
  { products, warehouse }: { readonly products?: readonly number[]; readonly warehouse?: number | undefined },
): Promise<RuleOrder[] | undefined> {
  if (odoo.sight(MODEL, "qty_to_order") !== "shown") return undefined;
  const ofProducts: Domain = products === undefined ? [] : [["product_id", "in", [...products]]];
  const inWarehouse: Domain = warehouse === undefined ? [] : [["warehouse_id", "=", warehouse]];
  const rows = await odoo.search(MODEL, {
    domain: allOf(ofProducts, inWarehouse),
    fields: ["product_id", "warehouse_id", "qty_to_order"],
    limit: RULES,
    order: "id",
  });
  return rows.flatMap((row) => {
    const [product, place] = [idOf(row, "product_id"), idOf(row, "warehouse_id")];
    return product === undefined || place === undefined
      ? []
      : [{ product, warehouse: place, toOrder: new Decimal(numberOf(row, "qty_to_order") ?? 0) }];
  });
}
