import { oneCall, pick } from "../plan.ts";

export const raiseCase = oneCall("raise_case", (slots) => pick(slots, "on", "problem", "priority"));
