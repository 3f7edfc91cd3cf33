import { oneCall, pick } from "../plan.ts";

export const customerOverview = oneCall("get_customer_overview", (slots) => pick(slots, "customer"));
