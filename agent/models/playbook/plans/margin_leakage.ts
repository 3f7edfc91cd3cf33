import { oneCall, pick } from "../plan.ts";

export const marginLeakage = oneCall("list_margin_leaks", (slots) => pick(slots, "customer", "product", "from", "to"));
