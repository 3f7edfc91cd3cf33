import { oneCall, pick } from "../plan.ts";

export const scheduleActivity = oneCall("schedule_activity", (slots) => pick(slots, "on", "summary", "due"));
