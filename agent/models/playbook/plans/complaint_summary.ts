import { oneCall, pick } from "../plan.ts";

/** An order says whose it is. */
export default oneCall("summarize_complaints", (slots) => (slots["order"] === undefined ? pick(slots, "customer") : pick(slots, "order")));
