import { oneCall, pick } from "../plan.ts";

export const documentQuestion = oneCall("search_documents", (slots) => pick(slots, "question"));
