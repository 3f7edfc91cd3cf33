import { oneCall, pick } from "../plan.ts";

export default oneCall("find_substitutes", (slots) => pick(slots, "product"));
