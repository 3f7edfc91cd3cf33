import { linesOf } from "../../../understanding/entities/order-lines.ts";
import { oneCall, pick } from "../plan.ts";

/** Without lines it is about what runs short. */
export default oneCall("plan_sourcing", (slots) => ({
  ...pick(slots, "warehouse", "due"),
  ...(slots["lines"] === undefined ? {} : { lines: linesOf(slots["lines"]) }),
}));
