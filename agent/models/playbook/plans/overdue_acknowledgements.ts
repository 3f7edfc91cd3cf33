import { oneCall, pick } from "../plan.ts";

export const overdueAcknowledgements = oneCall("list_unacknowledged_orders", (slots) => pick(slots, "vendor"));
