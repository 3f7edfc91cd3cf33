import { oneCall, pick } from "../plan.ts";

export const blockedTransfers = oneCall("list_blocked_transfers", (slots) => pick(slots, "warehouse"));
