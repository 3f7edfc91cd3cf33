import { oneCall, pick } from "../plan.ts";

export const findCustomer = oneCall("find_customers", (slots) => pick(slots, "text"));
