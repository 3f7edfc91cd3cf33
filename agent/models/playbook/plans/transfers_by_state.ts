import { oneCall, pick } from "../plan.ts";

export const transfersByState = oneCall("count_transfers", (slots) => pick(slots, "warehouse"));
