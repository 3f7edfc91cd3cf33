import { oneCall, pick } from "../plan.ts";

export const purchaseOrderRisk = oneCall("get_purchase_order_risk", (slots) => pick(slots, "order"));
