import { oneCall, pick } from "../plan.ts";

export const exposure = oneCall("get_exposure", (slots) => pick(slots, "customer", "product"));
