import { oneCall, pick } from "../plan.ts";

export const receiptsDue = oneCall("list_receipts_due", (slots) => pick(slots, "warehouse", "vendor", "from", "to"));
