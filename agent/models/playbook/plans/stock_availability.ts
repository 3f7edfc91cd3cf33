import { oneCall, pick } from "../plan.ts";

export const stockAvailability = oneCall("get_stock", (slots) => pick(slots, "product", "warehouse"));
