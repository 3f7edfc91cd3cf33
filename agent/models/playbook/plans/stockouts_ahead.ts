import { oneCall, pick } from "../plan.ts";

export const stockoutsAhead = oneCall("list_stockouts", (slots) => pick(slots, "to", "warehouse"));
