import { oneCall, pick } from "../plan.ts";

export const orderPolicy = oneCall("check_order_policy", (slots) => pick(slots, "order"));
