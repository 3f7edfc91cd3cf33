import { oneCall, pick } from "../plan.ts";

export const backlog = oneCall("get_backlog", (slots) => pick(slots, "warehouse"));
