import { oneCall, pick } from "../plan.ts";

export default oneCall("rank_customers", (slots) => pick(slots, "from", "to"));
