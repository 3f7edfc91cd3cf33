import type { FoundOrders } from "../../../../tools/read/find_orders.ts";
import { type Plan, pick } from "../plan.ts";

/** By number at once; by customer the late orders first, and why where there is just one. */
const orderDelay: Plan = (slots, results) => {
  const [found, ...others] = results;
  if (slots["order"] !== undefined) return found ? [] : [{ tool: "explain_delay", args: pick(slots, "order") }];
  if (!found) return [{ tool: "find_orders", args: { ...pick(slots, "customer"), status: "late" } }];
  if (others.length > 0 || found.kind !== "output") return [];
  const { orders } = found.output as FoundOrders;
  const reference = orders.length === 1 ? orders[0]?.reference : undefined;
  return reference ? [{ tool: "explain_delay", args: { order: reference } }] : [];
};

export default orderDelay;
