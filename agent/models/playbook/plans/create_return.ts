import { linesOf } from "../../../understanding/entities/order-lines.ts";
import { oneCall, pick } from "../plan.ts";

export default oneCall("create_return", (slots) => ({
  ...pick(slots, "delivery"),
  ...(slots["lines"] === undefined ? {} : { lines: linesOf(slots["lines"]) }),
}));
