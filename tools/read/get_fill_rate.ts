import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { startOf, today } from "../days.ts";
import { isoDay, typed } from "../inputs.ts";
import { ofPartner, resolveCustomer } from "../lookup/customers.ts";
import { inWarehouse } from "../lookup/in-warehouse.ts";
import type { Period } from "../lookup/period.ts";
import { percentOf } from "../lookup/quantile.ts";
import { amount, day, text, whole } from "../output.ts";
import { dayOf, textOf } from "../row-values.ts";
import { readTool, type ToolContext } from "../tool.ts";

const PAGE = 500;
const PAGES = 4;
const DAYS = 90;

const figures = {
  /** First deliveries of orders, remainders left out. */
  deliveryCount: whole("stock.picking.id"),
  /** On or before the promised day; deliveries without one are not judged. */
  onTimePercent: amount("stock.picking.date_done", "open"),
  /** With nothing left for a second delivery. */
  completePercent: amount("stock.picking.backorder_ids", "open"),
  /** Both. */
  fillPercent: amount("stock.picking.state", "open"),
  lateCount: whole("stock.picking.date_done"),
  partialCount: whole("stock.picking.backorder_ids"),
};

const output = z.object({
  all: z.object(figures),
  /** The lowest fill rate first. */
  warehouses: z.array(z.object({ warehouse: text("stock.warehouse.name", "open"), ...figures })),
  from: day("stock.picking.date_done"),
  to: day("stock.picking.date_done"),
  hasMore: z.boolean(),
});
export type FillRate = z.output<typeof output>;

export default readTool({
  name: "get_fill_rate",
  description: `Fill rate: the share of deliveries to customers that left complete and on time, shipped in a time (the last ${DAYS} days when left out), in all and by warehouse. By customer or warehouse, or all; at most ${PAGE * PAGES} deliveries, the newest.`,
  models: ["stock.picking", "stock.picking.type", "stock.warehouse", "res.partner"],
  input: z.object({
    customer: typed("Customer's name").optional(),
    warehouse: typed("Warehouse's name or code").optional(),
    from: isoDay("Shipped on or after this day").optional(),
    to: isoDay("Shipped on or before this day").optional(),
  }),
  output,
  async run({ customer, warehouse, from, to }, context) {
    const last = to ?? today(context);
    const period = { from: from ?? addDays(last, -DAYS), to: last };
    const [ofCustomer, place, types] = await Promise.all([
      customer === undefined ? [] : resolveCustomer(context, customer).then((partner) => ofPartner("partner_id", partner)),
      inWarehouse(context, warehouse),
      context.odoo.search("stock.picking.type", { domain: [], fields: ["warehouse_id"], limit: PAGE }),
    ]);
    const { rows, isAll } = await shipped(allOf(shippedIn(period, context), ofCustomer, place), context);
    const nameOf = (row: Row) => {
      const cell = row["picking_type_id"];
      const type = types.find(({ id }) => Array.isArray(cell) && cell[0] === id);
      return (type && textOf(type, "warehouse_id")) ?? undefined;
    };
    const byWarehouse = [...Map.groupBy(rows, nameOf)].map(([name, own]) => ({ warehouse: name, ...figuresOf(own, context) }));
    return {
      all: figuresOf(rows, context),
      warehouses: byWarehouse.sort((one, other) => Number(one.fillPercent ?? 0) - Number(other.fillPercent ?? 0)),
      ...period,
      hasMore: !isAll,
    };
  },
});

function shippedIn({ from, to }: Period, context: ToolContext): Domain {
  return [
    ["picking_type_code", "=", "outgoing"],
    ["state", "=", "done"],
    ["sale_id", "!=", false],
    ["backorder_id", "=", false],
    ["date_done", ">=", startOf(from, context)],
    ["date_done", "<", startOf(addDays(to, 1), context)],
  ];
}

async function shipped(domain: Domain, { odoo }: ToolContext): Promise<{ readonly rows: readonly Row[]; readonly isAll: boolean }> {
  const rows: Row[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const found = await odoo.search("stock.picking", {
      domain,
      fields: ["date_done", "date_deadline", "backorder_ids", "picking_type_id"],
      limit: PAGE,
      offset: page * PAGE,
      order: "date_done desc, id desc",
    });
    rows.push(...found);
    if (found.length < PAGE) return { rows, isAll: true };
  }
  return { rows, isAll: false };
}

function figuresOf(rows: readonly Row[], { timeZone }: ToolContext) {
  const judged = rows.map((row) => {
    const [done, promised] = [dayOf(row, "date_done", timeZone), dayOf(row, "date_deadline", timeZone)];
    const rest = row["backorder_ids"];
    return { late: done && promised ? done > promised : undefined, partial: Array.isArray(rest) && rest.length > 0 };
  });
  const dated = judged.filter(({ late }) => late !== undefined);
  const lateCount = dated.filter(({ late }) => late).length;
  const partialCount = judged.filter(({ partial }) => partial).length;
  return {
    deliveryCount: rows.length,
    onTimePercent: percentOf(dated.length - lateCount, dated.length),
    completePercent: percentOf(rows.length - partialCount, rows.length),
    fillPercent: percentOf(dated.filter(({ late, partial }) => !late && !partial).length, dated.length),
    lateCount,
    partialCount,
  };
}
