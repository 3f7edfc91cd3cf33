import type { OrderStatus } from "../../../../tools/read/get_order_status.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { deliveredInFull } from "../wording/delivered-in-full.ts";
import { deliveryLine } from "../wording/delivery-line.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { orderName } from "../wording/order-name.ts";

const MOST_LINES = 15;
const MOST_OPEN = 3;
const ASKS_FOR_LINES =
  /\b(?:lines?|items?|products?|open|left|missing|ordered|order(?:ed)? on|what(?:'s| is) (?:in|on)|contents?|details?|quantit\w+|remain\w*|backorder\w*)\b/i;

export default answer<OrderStatus>((output, { span, speech }) => {
  const { order, lines, deliveries, hasMore } = output;
  const { say, term, day, money } = speech;
  const open = lines.filter((line) => isPositive(line.open));
  const isSettled = order.status === "delivered" || order.status === "cancelled";
  const showLines = lines.length > 0 && (ASKS_FOR_LINES.test(span) || (!isSettled && lines.length <= MOST_LINES));
  return paragraphs(
    sentences(headline(output, speech), order.promised && say("It was promised for {day}.", { day: day(order.promised) }), whatIsOpen(open, speech)),
    deliveries.map((delivery) => deliveryLine(delivery, speech)).join("\n"),
    showLines && linesTable(lines, order.status?.startsWith("quotation") === true, speech),
    sentences(
      order.total && say("Total {amount}.", { amount: money(order.total, order.currency) }),
      order.invoicing && say("Invoicing: {state}.", { state: term(order.invoicing) }),
      hasMore && say("It has more lines or deliveries than I show."),
    ),
  );
});

function headline({ order, deliveries }: OrderStatus, speech: Speech): string {
  const { say, lateness } = speech;
  const name = orderName(order, speech);
  const late = order.late ? lateness(order.daysLate) : "";
  const done = deliveries.flatMap((one) => (one.status === "done" && one.kind !== "return" && one.done ? [one.done] : [])).sort();
  switch (order.status) {
    case "quotation":
      return say("{name} is a quotation that is not confirmed, so nothing is being delivered yet.", { name });
    case "quotation sent":
      return say("{name} is a quotation that was sent to the customer and is not confirmed, so nothing is being delivered yet.", { name });
    case "cancelled":
      return say("{name} is cancelled.", { name });
    case "delivered":
      return deliveredInFull(name, done.at(-1), speech);
    case "partly delivered":
      return late ? say("{name} is partly delivered, and it is {late}.", { name, late }) : say("{name} is partly delivered.", { name });
    case "confirmed":
      return late
        ? say("{name} is confirmed; nothing has been delivered yet, and it is {late}.", { name, late })
        : say("{name} is confirmed; nothing has been delivered yet.", { name });
    case undefined:
      return say("{name} was found; its state is not one that I know.", { name });
  }
}

function whatIsOpen(open: OrderStatus["lines"], { say, quantity }: Speech): string | undefined {
  if (open.length === 0 || open.length > MOST_OPEN) return undefined;
  const goods = open.map((line) =>
    say("{quantity} of {product}", { quantity: quantity(line.open, line.uom), product: line.product ?? say("a product") }),
  );
  return say("{goods} still to deliver.", { goods: goods.join("; ") });
}

function linesTable(lines: OrderStatus["lines"], isQuotation: boolean, { say, money, number, quantity }: Speech): string {
  return table(lines, [
    { title: say("Product"), cell: ({ product }) => product },
    { title: say("Ordered"), cell: ({ ordered, uom }) => quantity(ordered, uom) },
    { title: say("Delivered"), cell: ({ delivered }) => (isQuotation || !delivered ? undefined : number(delivered)) },
    { title: say("Open"), cell: ({ open }) => (isQuotation || !open ? undefined : number(open)) },
    { title: say("Unit price"), cell: ({ unitPrice }) => unitPrice && money(unitPrice, undefined) },
  ]);
}
