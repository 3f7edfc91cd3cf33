import { oneCall, pick } from "../plan.ts";

export const billsToCheck = oneCall("list_bills_to_check", (slots) => pick(slots, "vendor"));
