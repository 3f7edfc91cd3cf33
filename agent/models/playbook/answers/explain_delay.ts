import type { Delay } from "../../../../tools/read/explain_delay.ts";
import { answer } from "../wording/answer.ts";
import { day, lateness, paragraphs, sentences } from "../wording/format.ts";
import { shortageText } from "../wording/shortage-text.ts";

type Delivery = Delay["deliveries"][number];

const BECAUSE: { readonly [why: string]: string } = {
  "waiting for stock": "stock is missing",
  "part of the stock is missing": "a part of the stock is missing",
  "waiting for another operation": "it waits for another warehouse operation to be finished",
  "ready but not shipped": "nothing is missing: it is ready, and the warehouse has not shipped it",
  "planned after the promised date": "it is planned after the promised day",
  "not confirmed yet": "the delivery is not confirmed yet",
};

export default answer<Delay>(({ order, deliveries, hasMore }) => {
  const name = `**${order.reference ?? "The order"}**${order.customer ? ` for ${order.customer}` : ""}`;
  const settled = settledText(name, order);
  if (settled) return settled;
  const [first] = deliveries;
  if (!first) return `${name} has no open delivery, so I see nothing that could hold it up.`;
  const isOverdue = deliveries.some(({ waitsFor }) => waitsFor.some(({ receipts }) => receipts.some(({ late }) => late)));
  return paragraphs(
    sentences(headline(name, order, deliveries), order.promised && `It was promised for ${day(order.promised)}.`),
    deliveries.map(deliveryText).join("\n"),
    sentences(
      isOverdue
        ? "What it waits for is itself overdue, so nobody can tell a day from Odoo; ask the buyer."
        : order.expectedComplete && `What is missing should be here on ${day(order.expectedComplete)}, if the vendor keeps to it.`,
      hasMore && "It has more deliveries than I show.",
    ),
  );
});

function settledText(name: string, { status, lastShipped }: Delay["order"]): string | undefined {
  switch (status) {
    case "quotation":
    case "quotation sent":
      return `${name} is a quotation that is not confirmed, so nothing is being delivered.`;
    case "cancelled":
      return `${name} is cancelled.`;
    case "delivered":
      return `${name} has been delivered in full${lastShipped ? `; the last delivery left on ${day(lastShipped)}` : ""}.`;
    default:
      return undefined;
  }
}

function headline(name: string, order: Delay["order"], deliveries: readonly Delivery[]): string {
  const late = order.late ? `is ${lateness(order.daysLate)}` : "is not late yet";
  const reasons = [...new Set(deliveries.flatMap(({ why }) => why))].map((why) => BECAUSE[why] ?? why);
  if (reasons.length === 0)
    return order.late
      ? `${name} ${late}; Odoo shows no cause: nothing is missing, and it has not shipped.`
      : `${name} ${late}, and nothing holds it up.`;
  return `${name} ${late}${order.late ? " because" : ", but it can't ship:"} ${reasons.join(", and ")}.`;
}

function deliveryText(delivery: Delivery): string {
  const planned = delivery.scheduled ? `, planned for ${day(delivery.scheduled)}` : "";
  return [
    `- Delivery ${delivery.reference ?? ""} (${delivery.status ?? "open"}${planned})${delivery.waitsFor.length > 0 ? " lacks:" : "."}`,
    ...delivery.waitsFor.map((lack) => `  - ${shortageText(lack)}.`),
  ].join("\n");
}
