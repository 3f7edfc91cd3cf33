import { oneCall, pick } from "../plan.ts";

export const expediting = oneCall("list_expediting", (slots) => pick(slots, "vendor", "to"));
