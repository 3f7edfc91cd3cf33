import type { Calendar } from "./calendar.ts";
import type { CustomerReturn, SaleOrder } from "./dataset.ts";
import type { Numbering } from "./numbering.ts";
import type { Random } from "./random.ts";
import { warehouseOf } from "./sales.ts";
import type { Shelves } from "./shelves.ts";

const SHARE = 0.03;
const LATEST_DAY = -2;

/** A few finished deliveries come back in part; the newest is announced but not yet received. */
export function generateReturns(
  random: Random,
  calendar: Calendar,
  numbering: Numbering,
  shelves: Shelves,
  sales: readonly SaleOrder[],
): CustomerReturn[] {
  const returns: CustomerReturn[] = [];
  for (const order of sales) {
    if (order.fate.kind !== "delivered" || order.fate.delivery.doneAt === null || !random.chance(SHARE)) continue;
    const lines = order.lines.filter((line) => shelves.takesReturns(order.warehouse, line.product));
    if (lines.length === 0) continue;
    const line = random.pick(lines);
    const doneDay = Math.round((Date.parse(order.fate.delivery.doneAt.slice(0, 10)) - Date.parse(calendar.today)) / 86_400_000);
    const created = Math.min(LATEST_DAY, doneDay + random.int(3, 14));
    const open = created > -10 && random.chance(0.5);
    returns.push({
      order: order.xid,
      delivery: order.fate.delivery.xid,
      line: line.xid,
      quantity: Math.max(1, Math.floor(line.quantity / random.int(1, 4))),
      transfer: {
        xid: `${order.xid}_return`,
        name: numbering.next(`${warehouseOf(order.warehouse).code}/IN`, 5),
        createdAt: calendar.at(created, "15:10"),
        scheduledAt: calendar.at(created + 2, "16:00"),
        deadlineAt: calendar.at(created + 2, "16:00"),
        doneAt: open ? null : calendar.at(Math.min(-1, created + random.int(2, 6)), "17:45"),
        carrier: null,
        tracking: null,
      },
    });
  }
  return returns;
}
