import { oneCall, pick } from "../plan.ts";

export default oneCall("get_sales_by_month", (slots) => pick(slots, "customer", "product", "from", "to"));
