import { oneCall, pick } from "../plan.ts";

export default oneCall("draft_reply", (slots) => pick(slots, "order"));
