import { oneCall, pick } from "../plan.ts";

export default oneCall("get_customer_account", (slots) => pick(slots, "customer"));
