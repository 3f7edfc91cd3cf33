import { oneCall, pick } from "../plan.ts";

export default oneCall("list_backorders", (slots) => pick(slots, "customer", "product"));
