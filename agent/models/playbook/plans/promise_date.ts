import { oneCall, pick } from "../plan.ts";

export default oneCall("get_promise_date", (slots) => pick(slots, "product", "quantity", "warehouse"));
