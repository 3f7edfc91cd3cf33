import { oneCall, pick } from "../plan.ts";

export const openPurchases = oneCall("get_open_purchases", (slots) => pick(slots, "vendor"));
