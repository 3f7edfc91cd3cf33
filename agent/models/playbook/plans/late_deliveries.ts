import { oneCall, pick } from "../plan.ts";

export const lateDeliveries = oneCall("list_late_deliveries", (slots) => pick(slots, "customer", "warehouse"));
