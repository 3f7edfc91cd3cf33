import type { OrderDeliveries } from "../../../../tools/read/get_order_deliveries.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs } from "../wording/format.ts";
import { orderName } from "../wording/order-name.ts";

type Delivery = OrderDeliveries["deliveries"][number];

const MOST = 15;

export default answer<OrderDeliveries>((output, { speech }) => {
  const { order, deliveries, doneCount, openCount, hasMore } = output;
  const { say } = speech;
  const name = orderName(order, speech);
  if (deliveries.length === 0)
    return order.status?.startsWith("quotation")
      ? say("{name} has no delivery: it is a quotation that is not confirmed.", { name })
      : say("{name} has no delivery.", { name });
  const counts = { name, count: deliveries.length, done: Number(doneCount), open: Number(openCount ?? 0) };
  const head =
    deliveries.length === 1
      ? say("{name} has one delivery:", { name })
      : say("{name} has {count} deliveries, {done} done and {open, plural, =0 {none open} other {{open} still open}}:", counts);
  return paragraphs(head, ...deliveries.map((delivery) => deliveryText(delivery, speech)), hasMore && say("There is more than I show here."));
});

function deliveryText(delivery: Delivery, speech: Speech): string {
  const { say, quantity } = speech;
  const kind = delivery.kind === "return" ? say("Return") : say("Delivery");
  const carrier = delivery.carrier ? `, ${delivery.carrier}` : "";
  const tracking = delivery.tracking ? `, ${say("tracking {tracking}", { tracking: delivery.tracking })}` : "";
  const backorder = delivery.backorderOf ? ` (${say("rest of {delivery}", { delivery: delivery.backorderOf })})` : "";
  const contents = delivery.contents
    .slice(0, MOST)
    .map(({ quantity: many, uom, product }) =>
      say("{quantity} of {product}", { quantity: quantity(many, uom), product: product ?? say("a product") }),
    );
  return [
    say("{delivery}: {state}.", {
      delivery: `- ${kind} **${delivery.reference ?? ""}**${backorder}`,
      state: `${whenText(delivery, speech)}${carrier}${tracking}`,
    }),
    ...contents.map((line) => `  - ${line}`),
    ...(delivery.contents.length > MOST ? [`  - ${say("and more")}`] : []),
  ].join("\n");
}

function whenText({ kind, status, done, scheduled }: Delivery, { say, term, day }: Speech): string {
  if (status !== "done") return `${term(status ?? "open")}${scheduled ? `, ${say("planned for {day}", { day: day(scheduled) })}` : ""}`;
  const came = { kind: kind === "return" ? "return" : "delivery" };
  return done
    ? say("{kind, select, return {came back on {day}} other {shipped on {day}}}", { ...came, day: day(done) })
    : say("{kind, select, return {came back} other {shipped}}", came);
}
