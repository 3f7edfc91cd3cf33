import { oneCall, pick } from "../plan.ts";

export const changePromiseDate = oneCall("change_promise_date", (slots) => pick(slots, "order", "date"));
