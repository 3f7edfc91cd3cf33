import { oneCall, pick } from "../plan.ts";

export const findPurchaseOrders = oneCall("find_purchase_orders", (slots) => pick(slots, "vendor", "text", "status"));
