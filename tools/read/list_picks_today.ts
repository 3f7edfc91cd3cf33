import { z } from "zod";
import { addDays } from "../../core/dates.ts";
import { allOf } from "../../core/domain.ts";
import { startOf, today } from "../days.ts";
import { typed } from "../inputs.ts";
import { inWarehouse } from "../lookup/in-warehouse.ts";
import { OPEN_DELIVERIES } from "../lookup/late.ts";
import { MOVES_AND_TYPE, shortagesOf } from "../lookup/shortages.ts";
import { day, whole } from "../output.ts";
import { DELIVERY_FIELDS, delivery, describeDelivery } from "../records/delivery.ts";
import { readTool } from "../tool.ts";

const LIMIT = 20;
const DUE = 300;

const output = z.object({
  /** To ship today or before, and not ready, or ready with goods missing; those due today first, then the longest overdue. */
  atRisk: z.array(delivery),
  today: day("stock.picking.scheduled_date"),
  /** Planned for today, and of them ready with nothing missing, and at risk. */
  dueCount: whole("stock.picking.id"),
  readyCount: whole("stock.picking.state"),
  atRiskCount: whole("stock.picking.state"),
  /** Planned for an earlier day and still open. */
  overdueCount: whole("stock.picking.scheduled_date"),
  hasMore: z.boolean(),
});
export type PicksToday = z.output<typeof output>;

export default readTool({
  name: "list_picks_today",
  description: `Deliveries planned to leave today: how many are due, ready and at risk, how many older ones are still open, and those at risk with what they lack. One warehouse or all; at most ${LIMIT}.`,
  models: ["stock.picking", "stock.picking.type", "stock.move", "stock.warehouse"],
  input: z.object({ warehouse: typed("Warehouse's name or code").optional() }),
  output,
  async run({ warehouse }, context) {
    const now = today(context);
    const place = await inWarehouse(context, warehouse);
    const rows = await context.odoo.search("stock.picking", {
      domain: allOf(OPEN_DELIVERIES, [["scheduled_date", "<", startOf(addDays(now, 1), context)]], place),
      fields: DELIVERY_FIELDS,
      limit: DUE,
      order: "scheduled_date desc, id",
      with: MOVES_AND_TYPE,
    });
    const lacks = await shortagesOf(context, rows);
    const all = rows.map((row) => describeDelivery(row, lacks.get(row.id) ?? [], context));
    const due = all.filter(({ scheduled }) => scheduled === now);
    const overdue = all.filter(({ scheduled }) => scheduled !== now);
    const isAtRisk = (one: (typeof all)[number]) => one.status !== "ready" || one.waitsFor.length > 0;
    const risky = [...due.filter(isAtRisk), ...overdue.filter(isAtRisk).sort((one, other) => (other.daysLate ?? 0) - (one.daysLate ?? 0))];
    return {
      atRisk: risky.slice(0, LIMIT),
      today: now,
      dueCount: due.length,
      readyCount: due.filter((one) => !isAtRisk(one)).length,
      atRiskCount: due.filter(isAtRisk).length,
      overdueCount: overdue.length,
      hasMore: risky.length > LIMIT || rows.length === DUE,
    };
  },
});
