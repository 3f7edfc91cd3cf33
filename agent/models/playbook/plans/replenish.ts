import { oneCall, pick } from "../plan.ts";

export const replenish = oneCall("replenish", (slots) => pick(slots, "product", "warehouse"));
