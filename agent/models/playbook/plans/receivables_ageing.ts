import { oneCall, pick } from "../plan.ts";

export const receivablesAgeing = oneCall("get_receivables_ageing", (slots) => pick(slots, "customer"));
