import { allOf, anyOf, type Domain } from "../../core/domain.ts";
import { startOf, today } from "../days.ts";
import type { ToolContext } from "../tool.ts";

/** Outgoing and not shipped. */
export const OPEN_DELIVERIES: Domain = [
  ["picking_type_code", "=", "outgoing"],
  ["state", "not in", ["done", "cancel"]],
];

/** Open deliveries whose promised or planned day is past for the asker. */
export function lateDeliveries(context: Pick<ToolContext, "now" | "timeZone">): Domain {
  const start = startOf(today(context), context);
  return allOf(OPEN_DELIVERIES, anyOf([["date_deadline", "<", start]], [["scheduled_date", "<", start]]));
}
