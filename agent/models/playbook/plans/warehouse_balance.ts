import { oneCall, pick } from "../plan.ts";

export const warehouseBalance = oneCall("list_warehouse_balance", (slots) => pick(slots, "product"));
