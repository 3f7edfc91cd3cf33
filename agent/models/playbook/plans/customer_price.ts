import { oneCall, pick } from "../plan.ts";

export default oneCall("get_customer_price", (slots) => pick(slots, "customer", "product"));
