import type { OrderStatus } from "../../../../tools/read/get_order_status.ts";
import type { Speech } from "../../../languages/say/speech.ts";

type Delivery = OrderStatus["deliveries"][number];
type Shortage = Delivery["waitsFor"][number];

const MOST_RECEIPTS = 2;

/** One delivery in a line of a list: where it is, its days, why it is late, what it waits for, who carries it. */
export function deliveryLine(delivery: Delivery, speech: Speech): string {
  const { say, day } = speech;
  const name = nameOf(delivery, speech);
  const carrier = delivery.carrier ? ` ${say("with {carrier}", { carrier: delivery.carrier })}` : "";
  const tracking = delivery.tracking
    ? `, ${say("tracking {tracking}", { tracking: delivery.tracking })}`
    : delivery.status === "done" && delivery.carrier
      ? `, ${say("no tracking number recorded")}`
      : "";
  if (delivery.status === "done") {
    const kind = delivery.kind === "return" ? "return" : "delivery";
    const left = delivery.done
      ? say("{kind, select, return {received on {day}} other {shipped on {day}}}", { kind, day: day(delivery.done) })
      : say("{kind, select, return {received} other {shipped}}", { kind });
    return say("{delivery}: {state}.", { delivery: name, state: `${left}${carrier}${tracking}` });
  }
  if (delivery.status === "cancelled") return say("{delivery}: {state}.", { delivery: name, state: speech.term("cancelled") });
  const state = `${openParts(delivery, speech).join(", ")}${tracking}`;
  return [say("{delivery}: {state}.", { delivery: name, state }), ...delivery.waitsFor.map((lack) => `  - ${shortageText(lack, speech)}`)].join("\n");
}

function nameOf({ kind, reference, backorderOf }: Delivery, { say }: Speech): string {
  const name = `- ${kind === "return" ? say("Return") : say("Delivery")} ${reference ?? ""}`.trimEnd();
  return backorderOf ? `${name} (${say("backorder of {delivery}", { delivery: backorderOf })})` : name;
}

/** What is said of a delivery that has not left, from its state to its carrier. */
function openParts({ status, why, scheduled, promised, late, daysLate, carrier }: Delivery, { say, term, day, lateness, listed }: Speech): string[] {
  const reasons = why.filter((reason) => reason !== status);
  const parts = [
    term(status ?? "open"),
    scheduled ? say("planned for {day}", { day: day(scheduled) }) : "",
    promised && promised !== scheduled ? say("to ship by {day}", { day: day(promised) }) : "",
    late ? lateness(daysLate) : "",
  ].filter((part) => part !== "");
  const because = reasons.length > 0 ? ` (${listed(reasons.map(term))})` : "";
  return [`${parts.join(", ")}${because}`, ...(carrier ? [say("carrier {carrier}", { carrier })] : [])];
}

/** What a delivery lacks and which receipt brings it. */
function shortageText({ product, missing, uom, receipts }: Shortage, speech: Speech): string {
  const { say, quantity } = speech;
  const of = { quantity: quantity(missing, uom), product: product ?? say("a product") };
  if (receipts.length === 0) return say("Missing {quantity} of {product}; no open receipt brings it.", of);
  return say("Missing {quantity} of {product}; it comes with {receipts}.", { ...of, receipts: receiptsText(receipts, speech) });
}

function receiptsText(receipts: Shortage["receipts"], { say, day, lateness }: Speech): string {
  return receipts
    .slice(0, MOST_RECEIPTS)
    .map(({ reference, purchaseOrder, expected, late, daysLate }) => {
      const source = purchaseOrder ? ` (${purchaseOrder})` : "";
      const on = expected ? ` ${say("expected {day}", { day: day(expected) })}` : "";
      const overdue = late ? `, ${lateness(daysLate)}` : "";
      return `${reference ?? say("a receipt")}${source}${on}${overdue}`;
    })
    .join(`; ${say("then")} `);
}
