import { oneCall, pick } from "../plan.ts";

export const waitingOnPurchaseOrder = oneCall("get_purchase_order_risk", (slots) => pick(slots, "order"));
