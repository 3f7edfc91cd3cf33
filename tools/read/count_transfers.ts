import { z } from "zod";
import { typed } from "../inputs.ts";
import { inWarehouse } from "../lookup/in-warehouse.ts";
import { type OpenOperations, openOperations } from "../lookup/open-operations.ts";
import { from, text, whole } from "../output.ts";
import { readTool } from "../tool.ts";

const counts = {
  count: whole("stock.picking.id"),
  readyCount: whole("stock.picking.state"),
  waitingForStockCount: whole("stock.picking.state"),
  waitingForOperationCount: whole("stock.picking.state"),
  draftCount: whole("stock.picking.state"),
  lateCount: whole("stock.picking.scheduled_date"),
  dueTodayCount: whole("stock.picking.scheduled_date"),
};

const output = z.object({
  /** The most first. */
  operations: z.array(
    z.object({
      warehouse: text("stock.warehouse.name", "open"),
      kind: from("stock.picking.type.code", "open", z.enum(["receipt", "delivery", "transfer"])),
      ...counts,
    }),
  ),
  all: z.object(counts),
  hasMore: z.boolean(),
});
export type TransferCounts = z.output<typeof output>;

export default readTool({
  name: "count_transfers",
  description:
    "How many receipts, deliveries and internal transfers are open in each warehouse: ready, waiting for stock, waiting for another operation, late, and due today. One warehouse or all.",
  models: ["stock.picking", "stock.picking.type", "stock.warehouse"],
  input: z.object({ warehouse: typed("Warehouse's name or code").optional() }),
  output,
  async run({ warehouse }, context) {
    const operations = await openOperations(context, await inWarehouse(context, warehouse));
    const sum = (of: (one: OpenOperations) => number) => operations.reduce((total, one) => total + of(one), 0);
    return {
      operations,
      all: {
        count: sum((one) => one.count),
        readyCount: sum((one) => one.readyCount),
        waitingForStockCount: sum((one) => one.waitingForStockCount),
        waitingForOperationCount: sum((one) => one.waitingForOperationCount),
        draftCount: sum((one) => one.draftCount),
        lateCount: sum((one) => one.lateCount),
        dueTodayCount: sum((one) => one.dueTodayCount),
      },
      hasMore: false,
    };
  },
});
