import { oneCall, pick } from "../plan.ts";

export const approvalRecord = oneCall("list_approval_record", (slots) => pick(slots, "from", "to", "decision"));
