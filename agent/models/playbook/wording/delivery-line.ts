import type { OrderStatus } from "../../../../tools/read/get_order_status.ts";
import { day, lateness, listed, quantity } from "./format.ts";

type Delivery = OrderStatus["deliveries"][number];
type Shortage = Delivery["waitsFor"][number];

/** One delivery in a line of a list: where it is, its days, why it is late, what it waits for, who carries it. */
export function deliveryLine(delivery: Delivery): string {
  const name = `- ${delivery.kind === "return" ? "Return" : "Delivery"} ${delivery.reference ?? ""}`.trimEnd();
  const carrier = delivery.carrier ? ` with ${delivery.carrier}` : "";
  const tracking = delivery.tracking
    ? `, tracking ${delivery.tracking}`
    : delivery.status === "done" && delivery.carrier
      ? ", no tracking number recorded"
      : "";
  const backorder = delivery.backorderOf ? ` (backorder of ${delivery.backorderOf})` : "";
  if (delivery.status === "done")
    return `${name}${backorder}: ${delivery.kind === "return" ? "received" : "shipped"}${delivery.done ? ` on ${day(delivery.done)}` : ""}${carrier}${tracking}.`;
  if (delivery.status === "cancelled") return `${name}${backorder}: cancelled.`;
  const planned = delivery.scheduled ? `, planned for ${day(delivery.scheduled)}` : "";
  const promised = delivery.promised && delivery.promised !== delivery.scheduled ? `, to ship by ${day(delivery.promised)}` : "";
  const late = delivery.late ? `, ${lateness(delivery.daysLate)}` : "";
  const why = delivery.why.filter((reason) => reason !== delivery.status);
  const because = why.length > 0 ? ` (${listed(why)})` : "";
  return [
    `${name}${backorder}: ${delivery.status ?? "open"}${planned}${promised}${late}${because}${delivery.carrier ? `, carrier ${delivery.carrier}` : ""}${tracking}.`,
    ...delivery.waitsFor.map((lack) => `  - ${shortageText(lack)}`),
  ].join("\n");
}

/** What a delivery lacks and which receipt brings it. */
function shortageText({ product, missing, uom, receipts }: Shortage): string {
  const lack = `Missing ${quantity(missing, uom)} of ${product ?? "a product"}`;
  if (receipts.length === 0) return `${lack}; no open receipt brings it.`;
  const expected = receipts.slice(0, 2).map((receipt) => {
    const source = receipt.purchaseOrder ? ` (${receipt.purchaseOrder})` : "";
    const on = receipt.expected ? ` expected ${day(receipt.expected)}` : "";
    const late = receipt.late ? `, ${lateness(receipt.daysLate)}` : "";
    return `${receipt.reference ?? "a receipt"}${source}${on}${late}`;
  });
  return `${lack}; it comes with ${expected.join("; then ")}.`;
}
