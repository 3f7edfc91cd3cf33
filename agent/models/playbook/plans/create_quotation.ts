import { linesOf } from "../../../understanding/entities/order-lines.ts";
import { oneCall, pick } from "../plan.ts";

export default oneCall("create_quotation", (slots) => ({
  ...pick(slots, "customer", "deliver_by"),
  lines: linesOf(slots["lines"] ?? ""),
}));
