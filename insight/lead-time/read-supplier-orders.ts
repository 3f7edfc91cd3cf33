import { CopilotError } from "../../core/errors.ts";
import { readCsv } from "../csv-file.ts";
import { dayOf } from "./day-of.ts";
import { DELIVERED_COLUMN, ORDER_COLUMNS, SCHEDULED_COLUMN, type SupplierOrder, supplierOrderOf } from "./supplier-order.ts";

/** A line with whether it came later than scheduled; undefined when one of the two dates is unknown. */
export interface JudgedOrder {
  readonly order: SupplierOrder;
  readonly late: boolean | undefined;
}

/** Delivered lines from a file in the form of scms_deliveries.csv, with their outcome; `needed` names columns beyond those of every order. */
export async function readDeliveredOrders(path: string, needed: readonly string[] = []): Promise<readonly JudgedOrder[]> {
  const found: JudgedOrder[] = [];
  for await (const row of readCsv(path, [...ORDER_COLUMNS, DELIVERED_COLUMN, ...needed])) {
    const order = supplierOrderOf(row);
    const scheduledOn = dayOf(row[SCHEDULED_COLUMN] ?? "");
    found.push({ order, late: order.deliveredOn === undefined || scheduledOn === undefined ? undefined : order.deliveredOn > scheduledOn });
  }
  if (found.length === 0) throw new CopilotError("BAD_INPUT", `${path} has a header but no lines. Give the orders delivered so far.`);
  return found;
}

/** Open lines from a file of the same form; a delivered date in it is not read. A line without an ID is refused, as it could not be answered. */
export async function readOpenOrders(path: string): Promise<readonly SupplierOrder[]> {
  const found: SupplierOrder[] = [];
  for await (const row of readCsv(path, ORDER_COLUMNS)) {
    const order = { ...supplierOrderOf(row), deliveredOn: undefined };
    if (order.id === "") throw new CopilotError("BAD_INPUT", `${path}: order ${found.length + 1} has no ID. Give each open order one.`);
    found.push(order);
  }
  return found;
}
