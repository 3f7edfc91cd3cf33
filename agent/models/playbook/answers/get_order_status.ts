import type { OrderStatus } from "../../../../tools/read/get_order_status.ts";
import { answer } from "../wording/answer.ts";
import { deliveryLine } from "../wording/delivery-line.ts";
import { capital, day, isPositive, lateness, money, paragraphs, quantity, sentences, table } from "../wording/format.ts";

const MOST_LINES = 15;
const ASKS_FOR_LINES =
  /\b(?:lines?|items?|products?|open|left|missing|ordered|order(?:ed)? on|what(?:'s| is) (?:in|on)|contents?|details?|quantit\w+|remain\w*|backorder\w*)\b/i;

export default answer<OrderStatus>((output, { span }) => {
  const { order, lines, deliveries, hasMore } = output;
  const open = lines.filter((line) => isPositive(line.open));
  const isSettled = order.status === "delivered" || order.status === "cancelled";
  const showLines = lines.length > 0 && (ASKS_FOR_LINES.test(span) || (!isSettled && lines.length <= MOST_LINES));
  return paragraphs(
    sentences(headline(output), order.promised ? `It was promised for ${day(order.promised)}.` : undefined, whatIsOpen(open)),
    deliveries.map(deliveryLine).join("\n"),
    showLines && linesTable(lines, order.status?.startsWith("quotation") === true),
    sentences(
      order.total && `Total ${money(order.total, order.currency)}.`,
      order.invoicing && `Invoicing: ${order.invoicing}.`,
      hasMore && "It has more lines or deliveries than I show.",
    ),
  );
});

function headline({ order, deliveries }: OrderStatus): string {
  const name = `**${order.reference ?? "The order"}**${order.customer ? ` for ${order.customer}` : ""}`;
  const late = order.late && lateness(order.daysLate);
  const end = late ? `, and it is ${late}.` : ".";
  const done = deliveries.flatMap((one) => (one.status === "done" && one.kind !== "return" && one.done ? [one.done] : [])).sort();
  const last = done.at(-1);
  switch (order.status) {
    case "quotation":
      return `${name} is a quotation that is not confirmed, so nothing is being delivered yet.`;
    case "quotation sent":
      return `${name} is a quotation that was sent to the customer and is not confirmed, so nothing is being delivered yet.`;
    case "cancelled":
      return `${name} is cancelled.`;
    case "delivered":
      return `${name} has been delivered in full${last ? `; the last delivery left on ${day(last)}` : ""}.`;
    case "partly delivered":
      return `${name} is partly delivered${end}`;
    case "confirmed":
      return `${name} is confirmed; nothing has been delivered yet${end}`;
    case undefined:
      return `${name} was found; its state is not one that I know.`;
  }
}

function whatIsOpen(open: OrderStatus["lines"]): string | undefined {
  if (open.length === 0 || open.length > 3) return undefined;
  return `${capital(open.map((line) => `${quantity(line.open, line.uom)} of ${line.product ?? "a product"}`).join("; "))} still to deliver.`;
}

function linesTable(lines: OrderStatus["lines"], isQuotation: boolean): string {
  return table(lines, [
    { title: "Product", cell: ({ product }) => product },
    { title: "Ordered", cell: ({ ordered, uom }) => quantity(ordered, uom) },
    { title: "Delivered", cell: ({ delivered }) => (isQuotation ? undefined : delivered) },
    { title: "Open", cell: ({ open }) => (isQuotation ? undefined : open) },
    { title: "Unit price", cell: ({ unitPrice }) => unitPrice && money(unitPrice, undefined) },
  ]);
}
