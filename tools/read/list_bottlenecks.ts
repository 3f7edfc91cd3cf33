import { z } from "zod";
import { allOf } from "../../core/domain.ts";
import { groupCount, groupId, groupName } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { inWarehouse } from "../lookup/in-warehouse.ts";
import { OPEN_DELIVERIES } from "../lookup/late.ts";
import { openOperations } from "../lookup/open-operations.ts";
import { from, record, text, whole } from "../output.ts";
import { readTool } from "../tool.ts";

const LIMIT = 10;
const PRODUCTS = 5;

const STAGES = ["waiting for stock", "waiting for another operation", "ready and not shipped", "not confirmed"] as const;

const output = z.object({
  /** Where customers' deliveries wait, the most first. */
  stages: z.array(
    z.object({
      warehouse: text("stock.warehouse.name", "open"),
      stage: from("stock.picking.state", "open", z.enum(STAGES)),
      deliveryCount: whole("stock.picking.id"),
    }),
  ),
  openCount: whole("stock.picking.id"),
  lateCount: whole("stock.picking.scheduled_date"),
  /** Products that most open deliveries wait for. */
  products: z.array(record("product.product", { product: text("stock.move.product_id", "open"), deliveryCount: whole("stock.move.id") })),
  hasMore: z.boolean(),
});
export type Bottlenecks = z.output<typeof output>;

export default readTool({
  name: "list_bottlenecks",
  description: `Where customers' open deliveries wait: how many in each warehouse wait for stock, for another operation or to be shipped, and the ${PRODUCTS} products that most of them wait for. One warehouse or all.`,
  models: ["stock.picking", "stock.picking.type", "stock.move", "stock.warehouse", "product.product"],
  input: z.object({ warehouse: typed("Warehouse's name or code").optional() }),
  output,
  async run({ warehouse }, context) {
    const place = await inWarehouse(context, warehouse);
    const [operations, lacking] = await Promise.all([
      openOperations(context, allOf([["picking_type_code", "=", "outgoing"]], place)),
      context.odoo.group("stock.move", {
        domain: [
          ["state", "in", ["waiting", "confirmed", "partially_available"]],
          ["picking_id", "any", allOf(OPEN_DELIVERIES, place)],
        ],
        groupby: ["product_id"],
        aggregates: ["__count"],
        limit: PRODUCTS,
        order: "__count desc",
      }),
    ]);
    const stages = operations
      .flatMap((one) => [
        { warehouse: one.warehouse, stage: STAGES[0], deliveryCount: one.waitingForStockCount },
        { warehouse: one.warehouse, stage: STAGES[1], deliveryCount: one.waitingForOperationCount },
        { warehouse: one.warehouse, stage: STAGES[2], deliveryCount: one.readyCount },
        { warehouse: one.warehouse, stage: STAGES[3], deliveryCount: one.draftCount },
      ])
      .filter(({ deliveryCount }) => deliveryCount > 0)
      .sort((one, other) => other.deliveryCount - one.deliveryCount);
    return {
      stages: stages.slice(0, LIMIT),
      openCount: operations.reduce((sum, { count }) => sum + count, 0),
      lateCount: operations.reduce((sum, one) => sum + one.lateCount, 0),
      products: lacking.map((group) => ({
        id: String(groupId(group, "product_id") ?? 0),
        product: groupName(group, "product_id"),
        deliveryCount: groupCount(group),
      })),
      hasMore: stages.length > LIMIT,
    };
  },
});
