import { addDays } from "../../core/dates.ts";
import type { SupplierReceipt } from "../../insight/lead-time/supplier-receipt.ts";
import { today } from "../days.ts";
import type { ToolContext } from "../tool.ts";
import { dayNumber } from "./shipment-outcomes.ts";

/** Receipts as kept from Odoo since a day, in the form of the insights, with the vendor's id as its name; none where no past is kept or the role may not read it. */
export async function purchaseOutcomes(
  context: ToolContext,
  { warehouses, days }: { readonly warehouses: readonly number[]; readonly days: number },
): Promise<{ readonly receipts: readonly SupplierReceipt[]; readonly since: string }> {
  const since = addDays(today(context), -days);
  const past = (await context.histories?.receipts({ warehouses, since })) ?? [];
  const receipts = past.map(({ vendor, ordered, promised, received }) => ({
    vendor: String(vendor),
    orderedAt: dayNumber(ordered),
    promisedAt: promised === null ? undefined : dayNumber(promised),
    receivedAt: dayNumber(received),
  }));
  return { receipts, since };
}

/** How many of the receipts whose day was promised came after it. */
export function lateAmong(receipts: readonly SupplierReceipt[]): { readonly late: number; readonly count: number } {
  const judged = receipts.filter(({ promisedAt, receivedAt }) => promisedAt !== undefined && receivedAt !== undefined);
  return { late: judged.filter(({ promisedAt = 0, receivedAt = 0 }) => receivedAt > promisedAt).length, count: judged.length };
}
