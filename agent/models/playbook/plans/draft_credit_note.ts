import { oneCall, pick } from "../plan.ts";

export const draftCreditNote = oneCall("draft_credit_note", (slots) => pick(slots, "invoice", "reason"));
