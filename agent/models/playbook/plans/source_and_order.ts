import { z } from "zod";
import type { Plan } from "../plan.ts";
import sourcingPlan from "./sourcing_plan.ts";

const planned = z.object({
  of: z.object({ name: z.string() }).optional(),
  orders: z.array(z.object({ vendor: z.string(), lines: z.array(z.object({ product: z.string(), quantity: z.coerce.string() })).min(1) })),
});

/** The plan first, then an order for each of its vendors, each a proposal of its own. */
const sourceAndOrder: Plan = (slots, results) => {
  const [first, ...others] = results;
  if (first === undefined) return sourcingPlan(slots, results);
  if (others.length > 0 || first.kind !== "output") return [];
  const { data } = planned.safeParse(first.output);
  const into = data?.of === undefined ? {} : { warehouse: data.of.name };
  return (data?.orders ?? []).map(({ vendor, lines }) => ({ tool: "create_purchase_order", args: { vendor, lines, ...into } }));
};

export default sourceAndOrder;
