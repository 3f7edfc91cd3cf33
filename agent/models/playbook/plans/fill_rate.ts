import { oneCall, pick } from "../plan.ts";

export const fillRate = oneCall("get_fill_rate", (slots) => pick(slots, "customer", "warehouse", "from", "to"));
