import { oneCall, pick } from "../plan.ts";

export const holdPayment = oneCall("hold_payment", (slots) => pick(slots, "bill"));
