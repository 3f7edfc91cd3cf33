import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { groupCount } from "../group-values.ts";
import { typed } from "../inputs.ts";
import { inWarehouse } from "../lookup/in-warehouse.ts";
import { MOVES_AND_TYPE, shortagesOf } from "../lookup/shortages.ts";
import { whole } from "../output.ts";
import { DELIVERY_FIELDS, delivery, describeDelivery } from "../records/delivery.ts";
import { readTool } from "../tool.ts";

const LIMIT = 20;

const output = z.object({
  /** The first planned first. */
  transfers: z.array(delivery),
  count: whole("stock.picking.id"),
  waitingForStockCount: whole("stock.picking.state"),
  waitingForOperationCount: whole("stock.picking.state"),
  hasMore: z.boolean(),
});
export type BlockedTransfers = z.output<typeof output>;

const BLOCKED: Domain = [["state", "in", ["confirmed", "waiting"]]];

export default readTool({
  name: "list_blocked_transfers",
  description: `Transfers that can't be worked on: waiting for stock or for another operation, with what they lack and the receipts that bring it. One warehouse or all; at most ${LIMIT}, the first planned first.`,
  models: ["stock.picking", "stock.picking.type", "stock.move", "stock.warehouse"],
  input: z.object({ warehouse: typed("Warehouse's name or code").optional() }),
  output,
  async run({ warehouse }, context) {
    const place = await inWarehouse(context, warehouse);
    const [rows, states] = await Promise.all([
      context.odoo.search("stock.picking", {
        domain: allOf(BLOCKED, place),
        fields: DELIVERY_FIELDS,
        limit: LIMIT,
        order: "scheduled_date, id",
        with: MOVES_AND_TYPE,
      }),
      context.odoo.group("stock.picking", { domain: allOf(BLOCKED, place), groupby: ["state"], aggregates: ["__count"], limit: 2 }),
    ]);
    const inState = (state: string) => states.filter((group) => group["state"] === state).reduce((sum, group) => sum + groupCount(group), 0);
    const [forStock, forOperation] = [inState("confirmed"), inState("waiting")];
    const lacks = await shortagesOf(context, rows);
    return {
      transfers: rows.map((row) => describeDelivery(row, lacks.get(row.id) ?? [], context)),
      count: forStock + forOperation,
      waitingForStockCount: forStock,
      waitingForOperationCount: forOperation,
      hasMore: forStock + forOperation > rows.length,
    };
  },
});
