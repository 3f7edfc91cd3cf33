import { oneCall, pick } from "../plan.ts";

export const changePurchaseDate = oneCall("change_purchase_date", (slots) => pick(slots, "order", "date"));
