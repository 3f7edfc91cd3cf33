import { oneCall, pick } from "../plan.ts";

export default oneCall("list_expiring_quotations", (slots) => pick(slots, "customer", "from", "to"));
