import type { FoundOrders } from "../../../../tools/read/find_orders.ts";
import { type Plan, pick } from "../plan.ts";

/** By number at once; by customer the open orders first, and the order itself where there is just one. */
const orderStatus: Plan = (slots, results) => {
  const [found, ...others] = results;
  if (slots["order"] !== undefined) return found ? [] : [{ tool: "get_order_status", args: pick(slots, "order") }];
  if (!found) return [{ tool: "find_orders", args: { ...pick(slots, "customer"), status: "open" } }];
  if (others.length > 0 || found.kind !== "output") return [];
  const { orders } = found.output as FoundOrders;
  const reference = orders.length === 1 ? orders[0]?.reference : undefined;
  return reference ? [{ tool: "get_order_status", args: { order: reference } }] : [];
};

export default orderStatus;
