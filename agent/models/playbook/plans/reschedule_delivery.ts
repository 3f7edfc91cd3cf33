import { oneCall, pick } from "../plan.ts";

export const rescheduleDelivery = oneCall("reschedule_delivery", (slots) => pick(slots, "delivery", "date", "time"));
