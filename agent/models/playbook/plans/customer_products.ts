import { oneCall, pick } from "../plan.ts";

export default oneCall("get_customer_products", (slots) => pick(slots, "customer", "from", "to"));
