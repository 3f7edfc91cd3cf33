import { oneCall, pick } from "../plan.ts";

export const cancelOrder = oneCall("cancel_order", (slots) => pick(slots, "order"));
