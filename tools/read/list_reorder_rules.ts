import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { typed } from "../inputs.ts";
import { resolveProduct } from "../lookup/products.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { quantity, record, text, whole } from "../output.ts";
import { numberOf, quantityOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 25;
const RULES = 500;

const output = z.object({
  /** Those that would order first, the furthest below their minimum first. */
  rules: z.array(
    record("stock.warehouse.orderpoint", {
      product: text("stock.warehouse.orderpoint.product_id", "open"),
      warehouse: text("stock.warehouse.orderpoint.warehouse_id", "open"),
      uom: text("stock.warehouse.orderpoint.product_uom", "open"),
      minimum: quantity("stock.warehouse.orderpoint.product_min_qty"),
      maximum: quantity("stock.warehouse.orderpoint.product_max_qty"),
      onHand: quantity("stock.warehouse.orderpoint.qty_on_hand"),
      forecast: quantity("stock.warehouse.orderpoint.qty_forecast"),
      toOrder: quantity("stock.warehouse.orderpoint.qty_to_order"),
    }),
  ),
  ruleCount: whole("stock.warehouse.orderpoint.id"),
  triggeredCount: whole("stock.warehouse.orderpoint.qty_to_order"),
  hasMore: z.boolean(),
});
export type ReorderRules = z.output<typeof output>;

export default readTool({
  name: "list_reorder_rules",
  description: `Reorder rules: minimum, maximum, on hand, forecast and what each would order now. All rules of one product, or those that would order something, by warehouse or all; at most ${LIMIT}.`,
  models: ["stock.warehouse.orderpoint", "stock.warehouse", "product.product"],
  input: z.object({ product: typed("Product code or name").optional(), warehouse: typed("Warehouse's name or code").optional() }),
  output,
  async run({ product, warehouse }, context) {
    const [ofProduct, inWarehouse] = await Promise.all([
      product === undefined ? [] : resolveProduct(context, product).then(({ id }): Domain => [["product_id", "=", id]]),
      warehouse === undefined ? [] : warehouses(context).then((all): Domain => [["warehouse_id", "=", warehouseCalled(warehouse, all).id]]),
    ]);
    const rows = await context.odoo.search("stock.warehouse.orderpoint", {
      domain: allOf(ofProduct, inWarehouse),
      fields: ["product_id", "warehouse_id", "product_uom", "product_min_qty", "product_max_qty", "qty_on_hand", "qty_forecast", "qty_to_order"],
      limit: RULES,
      order: "id",
    });
    const toOrder = rows.filter((row) => (numberOf(row, "qty_to_order") ?? 0) > 0);
    const below = (row: (typeof rows)[number]) => (numberOf(row, "product_min_qty") ?? 0) - (numberOf(row, "qty_forecast") ?? 0);
    const shown = (product === undefined ? toOrder : rows).sort((one, other) => below(other) - below(one) || one.id - other.id);
    return {
      rules: shown.slice(0, LIMIT).map((row) => ({
        id: String(row.id),
        product: textOf(row, "product_id"),
        warehouse: textOf(row, "warehouse_id"),
        uom: textOf(row, "product_uom"),
        minimum: quantityOf(row, "product_min_qty"),
        maximum: quantityOf(row, "product_max_qty"),
        onHand: quantityOf(row, "qty_on_hand"),
        forecast: quantityOf(row, "qty_forecast"),
        toOrder: quantityOf(row, "qty_to_order"),
      })),
      ruleCount: rows.length,
      triggeredCount: toOrder.length,
      hasMore: shown.length > LIMIT || rows.length === RULES,
    };
  },
});
