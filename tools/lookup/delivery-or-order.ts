import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByReference } from "./by-reference.ts";
import { chooseOne } from "./choose.ts";
import { resolveOrder } from "./orders.ts";

/** An order where its own reference is given, else the delivery that the reference names. */
export async function resolveDeliveryOrOrder(
  context: ToolContext,
  typed: string,
  fields: readonly string[],
): Promise<{ readonly model: "sale.order" | "stock.picking"; readonly row: Row; readonly label: string }> {
  const deliveries = await candidatesByReference(
    context,
    { model: "stock.picking", domain: [["picking_type_code", "=", "outgoing"]], fields },
    typed,
  );
  if (deliveries.some(({ score }) => score > 1) || typed.includes("/")) {
    const row = chooseOne(deliveries, { what: "delivery", typed, hint: "Look it up with get_order_status or list_late_deliveries." });
    return { model: "stock.picking", row, label: `delivery ${textOf(row, "name") ?? row.id}` };
  }
  const row = await resolveOrder(context, typed, ["name", ...fields]);
  return { model: "sale.order", row, label: `order ${textOf(row, "name") ?? row.id}` };
}
