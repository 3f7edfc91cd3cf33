import type { OrderDeliveries } from "../../../../tools/read/get_order_deliveries.ts";
import { answer } from "../wording/answer.ts";
import { day, paragraphs, quantity } from "../wording/format.ts";

type Delivery = OrderDeliveries["deliveries"][number];

const MOST = 15;

export default answer<OrderDeliveries>(({ order, deliveries, doneCount, openCount, hasMore }) => {
  const name = `**${order.reference ?? "The order"}**${order.customer ? ` for ${order.customer}` : ""}`;
  if (deliveries.length === 0)
    return `${name} has no delivery${order.status?.startsWith("quotation") ? ": it is a quotation that is not confirmed" : ""}.`;
  const open = Number(openCount ?? 0) > 0 ? `${openCount} still open` : "none open";
  const head = deliveries.length === 1 ? `${name} has one delivery:` : `${name} has ${deliveries.length} deliveries, ${doneCount} done and ${open}:`;
  return paragraphs(head, ...deliveries.map(deliveryText), hasMore && "There is more than I show here.");
});

function deliveryText(delivery: Delivery): string {
  const kind = delivery.kind === "return" ? "Return" : "Delivery";
  const isDone = delivery.status === "done";
  const verb = delivery.kind === "return" ? "came back" : "shipped";
  const when = isDone
    ? `${verb}${delivery.done ? ` on ${day(delivery.done)}` : ""}`
    : `${delivery.status ?? "open"}${delivery.scheduled ? `, planned for ${day(delivery.scheduled)}` : ""}`;
  const carrier = delivery.carrier ? `, ${delivery.carrier}` : "";
  const tracking = delivery.tracking ? `, tracking ${delivery.tracking}` : "";
  const backorder = delivery.backorderOf ? ` (rest of ${delivery.backorderOf})` : "";
  const contents = delivery.contents.slice(0, MOST).map((line) => `  - ${quantity(line.quantity, line.uom)} of ${line.product ?? "a product"}`);
  return [
    `- ${kind} **${delivery.reference ?? ""}**${backorder}: ${when}${carrier}${tracking}.`,
    ...contents,
    ...(delivery.contents.length > MOST ? ["  - and more"] : []),
  ].join("\n");
}
