import { oneCall, pick } from "../plan.ts";

export const findOrders = oneCall("find_orders", (slots) => pick(slots, "customer", "text", "status", "from", "to"));
