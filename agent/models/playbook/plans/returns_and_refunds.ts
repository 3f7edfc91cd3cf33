import { oneCall, pick } from "../plan.ts";

/** An order says whose it is. */
export default oneCall("list_returns", (slots) => (slots["order"] === undefined ? pick(slots, "customer", "from", "to") : pick(slots, "order")));
