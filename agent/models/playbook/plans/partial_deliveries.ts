import { oneCall, pick } from "../plan.ts";

export default oneCall("get_order_deliveries", (slots) => pick(slots, "order"));
