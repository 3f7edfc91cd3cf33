import { oneCall, pick } from "../plan.ts";

export const supplierPerformance = oneCall("get_supplier_performance", (slots) => pick(slots, "vendor", "from", "to"));
