import { CopilotError } from "../../core/errors.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByReference, OWN_NAME } from "./by-reference.ts";
import { chooseOne, notFound, short } from "./choose.ts";

const hint = "Look it up with get_order_status or list_late_deliveries.";

/** An outgoing delivery by its own reference, or by its sales order's when that has one open delivery. */
export async function resolveDelivery(context: ToolContext, typed: string, fields: readonly string[]): Promise<Row> {
  const sought = { what: "delivery", typed, hint };
  const calledByOrder = typed.includes("/") ? [] : await ordersCalled(context, typed, fields);
  if (calledByOrder.some(({ score }) => score === OWN_NAME)) return onlyDelivery(chooseOne(calledByOrder, { ...sought, what: "sales order" }), typed);
  const deliveries = await candidatesByReference(
    context,
    { model: "stock.picking", domain: [["picking_type_code", "=", "outgoing"]], fields },
    typed,
  );
  if (deliveries.some((delivery) => delivery.score > 1)) return chooseOne(deliveries, sought);
  const orders = typed.includes("/") ? await ordersCalled(context, typed, fields) : calledByOrder;
  if (!orders.some((order) => order.score > 1) && deliveries.length > 0) return chooseOne(deliveries, sought);
  if (orders.length === 0) throw notFound(sought);
  return onlyDelivery(chooseOne(orders, { ...sought, what: "sales order" }), typed);
}

/** Sales orders with their deliveries. */
function ordersCalled(context: ToolContext, typed: string, fields: readonly string[]) {
  const delivery = { model: "stock.picking", fields: ["name", "state", "picking_type_code", ...fields], limit: 30, order: "scheduled_date, id" };
  return candidatesByReference(
    context,
    { model: "sale.order", domain: [], theirField: "client_order_ref", fields: [], with: { picking_ids: delivery } },
    typed,
  );
}

function onlyDelivery(order: Row, typed: string): Row {
  const open = relatedRows(order, "picking_ids").filter(
    (row) => row["picking_type_code"] === "outgoing" && row["state"] !== "done" && row["state"] !== "cancel",
  );
  const [first, ...others] = open;
  if (!first)
    throw new CopilotError("NOT_FOUND", `Order ${textOf(order, "name") ?? short(typed)} has no open delivery. See it with get_order_status.`);
  if (others.length === 0) return first;
  throw new CopilotError("AMBIGUOUS", `Order ${textOf(order, "name") ?? short(typed)} has more than one open delivery; say which one is meant.`, {
    choices: open.flatMap((row) => textOf(row, "name") ?? []).slice(0, 6),
  });
}
