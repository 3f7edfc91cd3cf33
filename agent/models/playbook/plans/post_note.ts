import { oneCall, pick } from "../plan.ts";

export const postNote = oneCall("post_note", (slots) => pick(slots, "on", "text"));
