import { oneCall, pick } from "../plan.ts";

export const messageCustomer = oneCall("message_customer", (slots) => pick(slots, "about", "template"));
