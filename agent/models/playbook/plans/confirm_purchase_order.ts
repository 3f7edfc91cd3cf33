import { oneCall, pick } from "../plan.ts";

export const confirmPurchaseOrder = oneCall("confirm_purchase_order", (slots) => pick(slots, "order"));
