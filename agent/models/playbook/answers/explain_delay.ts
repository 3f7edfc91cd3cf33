import type { Delay } from "../../../../tools/read/explain_delay.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { deliveredInFull } from "../wording/delivered-in-full.ts";
import { paragraphs, sentences } from "../wording/format.ts";
import { orderName } from "../wording/order-name.ts";
import { shortageText } from "../wording/shortage-text.ts";

type Delivery = Delay["deliveries"][number];

export default answer<Delay>(({ order, deliveries, hasMore }, { speech }) => {
  const { say, day } = speech;
  const name = orderName(order, speech);
  const settled = settledText(name, order, speech);
  if (settled) return settled;
  if (deliveries.length === 0) return say("{name} has no open delivery, so I see nothing that could hold it up.", { name });
  const isOverdue = deliveries.some(({ waitsFor }) => waitsFor.some(({ receipts }) => receipts.some(({ late }) => late)));
  return paragraphs(
    sentences(headline(name, order, deliveries, speech), order.promised && say("It was promised for {day}.", { day: day(order.promised) })),
    deliveries.map((delivery) => deliveryText(delivery, speech)).join("\n"),
    sentences(
      isOverdue
        ? say("What it waits for is itself overdue, so nobody can tell a day from Odoo; ask the buyer.")
        : order.expectedComplete && say("What is missing should be here on {day}, if the vendor keeps to it.", { day: day(order.expectedComplete) }),
      hasMore && say("It has more deliveries than I show."),
    ),
  );
});

function settledText(name: string, { status, lastShipped }: Delay["order"], speech: Speech): string | undefined {
  switch (status) {
    case "quotation":
    case "quotation sent":
      return speech.say("{name} is a quotation that is not confirmed, so nothing is being delivered.", { name });
    case "cancelled":
      return speech.say("{name} is cancelled.", { name });
    case "delivered":
      return deliveredInFull(name, lastShipped, speech);
    default:
      return undefined;
  }
}

function headline(name: string, order: Delay["order"], deliveries: readonly Delivery[], { say, lateness }: Speech): string {
  const late = { name, lateness: lateness(order.daysLate) };
  const whys = [...new Set(deliveries.flatMap(({ why }) => why))];
  if (whys.length === 0)
    return order.late
      ? say("{name} is {lateness}; Odoo shows no cause: nothing is missing, and it has not shipped.", late)
      : say("{name} is not late yet, and nothing holds it up.", { name });
  const reasons = whys.map((why) => becauseOf(why, say)).join(`, ${say("and")} `);
  return order.late
    ? say("{name} is {lateness} because {reasons}.", { ...late, reasons })
    : say("{name} is not late yet, but it can't ship: {reasons}.", { name, reasons });
}

type Why = Delivery["why"][number];

function becauseOf(why: Why, say: Speech["say"]): string {
  switch (why) {
    case "waiting for stock":
      return say("stock is missing");
    case "part of the stock is missing":
      return say("a part of the stock is missing");
    case "waiting for another operation":
      return say("it waits for another warehouse operation to be finished");
    case "ready but not shipped":
      return say("nothing is missing: it is ready, and the warehouse has not shipped it");
    case "planned after the promised date":
      return say("it is planned after the promised day");
    case "not confirmed yet":
      return say("the delivery is not confirmed yet");
  }
}

function deliveryText(delivery: Delivery, speech: Speech): string {
  const { say, term, day } = speech;
  const planned = delivery.scheduled ? `, ${say("planned for {day}", { day: day(delivery.scheduled) })}` : "";
  const head = `- ${say("Delivery")} ${delivery.reference ?? ""} (${term(delivery.status ?? "open")}${planned})`;
  return [
    `${head}${delivery.waitsFor.length > 0 ? ` ${say("lacks:")}` : "."}`,
    ...delivery.waitsFor.map((lack) => `  - ${shortageText(lack, speech)}.`),
  ].join("\n");
}
