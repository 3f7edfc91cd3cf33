import { oneCall, pick } from "../plan.ts";

export const setCarrier = oneCall("set_carrier", (slots) => pick(slots, "on", "carrier"));
