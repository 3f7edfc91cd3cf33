import { oneCall, pick } from "../plan.ts";

export const picksAtRisk = oneCall("list_picks_today", (slots) => pick(slots, "warehouse"));
