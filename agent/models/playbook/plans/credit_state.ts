import { oneCall, pick } from "../plan.ts";

export default oneCall("get_credit_state", (slots) => pick(slots, "customer"));
