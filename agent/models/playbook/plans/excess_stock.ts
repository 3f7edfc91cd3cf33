import { oneCall, pick } from "../plan.ts";

export const excessStock = oneCall("list_excess_stock", (slots) => pick(slots, "warehouse", "from"));
