import { oneCall, pick } from "../plan.ts";

export const copilotActivity = oneCall("get_copilot_activity", (slots) => pick(slots, "from", "to"));
