import { oneCall, pick } from "../plan.ts";

export const reorderProposals = oneCall("list_reorder_rules", (slots) => pick(slots, "product", "warehouse"));
