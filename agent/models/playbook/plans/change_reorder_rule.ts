import { oneCall, pick } from "../plan.ts";

export const changeReorderRule = oneCall("change_reorder_rule", (slots) => pick(slots, "product", "minimum", "maximum", "warehouse"));
