import { z } from "zod";
import { allOf, type Domain } from "../../core/domain.ts";
import { typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { lateDeliveries } from "../lookup/late.ts";
import { MOVES_AND_TYPE, shortagesOf } from "../lookup/shortages.ts";
import { warehouseCalled, warehouses } from "../lookup/warehouses.ts";
import { whole } from "../output.ts";
import { DELIVERY_FIELDS, delivery, describeDelivery } from "../records/delivery.ts";
import { readTool, type ToolContext } from "../tool.ts";

const LIMIT = 25;
const COUNTED = 500;

const output = z.object({
  /** The longest late first. */
  deliveries: z.array(delivery),
  /** How many are late in all, counted up to 500. */
  count: whole("stock.picking.id"),
  hasMore: z.boolean(),
});
export type LateDeliveries = z.output<typeof output>;

export default readTool({
  name: "list_late_deliveries",
  description: `Deliveries to customers that are not shipped and whose promised or planned day is past, the longest late first, with what each waits for. At most ${LIMIT}; count says how many there are in all.`,
  models: ["stock.picking", "stock.move", "stock.picking.type", "stock.warehouse", "res.partner"],
  input: z.object({
    customer: typed("Customer's name").optional(),
    warehouse: typed("Warehouse's name or code").optional(),
  }),
  output,
  async run({ customer, warehouse }, context) {
    const [ofCustomer, ofWarehouse] = await Promise.all([
      customer === undefined ? [] : resolveCustomer(context, customer).then((partner) => ofPartner("partner_id", partner)),
      warehouse === undefined ? [] : inWarehouse(warehouse, context),
    ]);
    const domain = allOf(lateDeliveries(context), ofCustomer, ofWarehouse);
    const query = { domain, fields: DELIVERY_FIELDS, limit: LIMIT, order: "date_deadline, scheduled_date, id", with: MOVES_AND_TYPE };
    const { rows, count } = await context.odoo.searchCounted("stock.picking", query, COUNTED);
    const waitsFor = await shortagesOf(context, rows);
    const deliveries = rows.map((row) => describeDelivery(row, waitsFor.get(row.id) ?? [], context));
    return { deliveries: deliveries.sort((left, right) => (right.daysLate ?? 0) - (left.daysLate ?? 0)), count, hasMore: count > rows.length };
  },
});

async function inWarehouse(typedName: string, context: ToolContext): Promise<Domain> {
  const { id } = warehouseCalled(typedName, await warehouses(context));
  return [["picking_type_id.warehouse_id", "=", id]];
}
