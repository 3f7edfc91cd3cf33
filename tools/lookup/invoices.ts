import { allOf, type Domain } from "../../core/domain.ts";
import { today } from "../days.ts";
import type { ToolContext } from "../tool.ts";

/** Posted, with something left to pay. */
export const OPEN_INVOICES: Domain = [
  ["state", "=", "posted"],
  ["payment_state", "in", ["not_paid", "partial", "blocked"]],
];

/** Open invoices and bills, not credit notes, due before the asker's day. */
export function overdueInvoices(context: Pick<ToolContext, "now" | "timeZone">): Domain {
  return allOf(OPEN_INVOICES, [["move_type", "in", ["out_invoice", "in_invoice"]]], [["invoice_date_due", "<", today(context)]]);
}
