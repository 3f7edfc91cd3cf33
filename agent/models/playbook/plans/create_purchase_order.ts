import { linesOf } from "../../../understanding/entities/order-lines.ts";
import { oneCall, pick } from "../plan.ts";

export default oneCall("create_purchase_order", (slots) => ({
  ...pick(slots, "vendor", "expected"),
  lines: linesOf(slots["lines"] ?? ""),
}));
