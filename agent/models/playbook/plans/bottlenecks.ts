import { oneCall, pick } from "../plan.ts";

export const bottlenecks = oneCall("list_bottlenecks", (slots) => pick(slots, "warehouse"));
