import { oneCall, pick } from "../plan.ts";

export const confirmQuotation = oneCall("confirm_quotation", (slots) => pick(slots, "order"));
