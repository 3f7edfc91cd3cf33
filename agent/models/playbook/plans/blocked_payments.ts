import { oneCall, pick } from "../plan.ts";

export const blockedPayments = oneCall("list_blocked_payments", (slots) => pick(slots, "vendor"));
