import { oneCall, pick } from "../plan.ts";

export const purchasePriceHistory = oneCall("get_purchase_prices", (slots) => pick(slots, "product", "vendor"));
