import { oneCall, pick } from "../plan.ts";

export const billExceptions = oneCall("check_bills", (slots) => pick(slots, "bill", "vendor"));
