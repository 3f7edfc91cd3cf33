import type { PurchaseOrderRisk } from "../../../../tools/read/get_purchase_order_risk.ts";
import { answer } from "../wording/answer.ts";
import { capital, countWord, day, isPositive, lateness, money, paragraphs, quantity, sentences } from "../wording/format.ts";

type Order = PurchaseOrderRisk["orders"][number];

const MOST_WAITING = 6;
const MOST_LINES = 8;

export default answer<PurchaseOrderRisk>(({ orders, hasMore }, { slots }) => {
  const [first] = orders;
  if (!first) return "No open purchase order is late or at risk.";
  if (slots["order"] !== undefined) return paragraphs(orderText(first), openLines(first), first.risk === "not open" ? undefined : waitingText(first));
  const late = orders.filter(({ risk }) => risk === "late").length;
  const split = [late > 0 && `${countWord(late) ?? "most"} late`, orders.length > late && `${countWord(orders.length - late) ?? "others"} at risk`]
    .filter(Boolean)
    .join(", ");
  return paragraphs(
    `${hasMore ? `The first ${orders.length} purchase orders` : orders.length === 1 ? "1 purchase order" : `${orders.length} purchase orders`} that are late or at risk (${split}):`,
    ...orders.map((order) =>
      paragraphs(`- ${orderText(order)}${order.waiting.length > 0 ? `\n${waitingText(order)}` : " No sales order waits on it."}`),
    ),
    hasMore && "There are more than these.",
  );
});

function orderText(order: Order): string {
  const name = `**${order.reference ?? "The purchase order"}**${order.vendor ? ` from ${order.vendor}` : ""}`;
  const expected = order.expected ? `, expected ${day(order.expected)}` : "";
  const state = stateOf(order);
  return sentences(
    `${name} ${state}${expected}.`,
    order.openValue && isPositive(order.openValue) && `Open value ${money(order.openValue, order.currency)}.`,
  );
}

function stateOf({ risk, status, daysLate }: Order): string {
  switch (risk) {
    case "late":
      return `is ${lateness(daysLate) || "late"}`;
    case "at risk":
      return "is at risk: it comes after the day that a sales order needs it";
    case "on time":
      return `is ${status ?? "open"} and on time`;
    case "not open":
      if (status === "received") return "has been received";
      return status === "cancelled" ? "is cancelled" : `is not on order (${status ?? "not open"})`;
  }
}

function openLines({ lines }: Order): string {
  const open = lines.filter((line) => isPositive(line.open));
  if (open.length === 0) return "";
  const shown = open
    .slice(0, MOST_LINES)
    .map(
      (line) =>
        `- ${quantity(line.open, line.uom)} of ${line.product ?? "a product"}${line.expected ? `, expected ${day(line.expected)}` : ""}${isPositive(line.daysLate) ? `, ${lateness(line.daysLate)}` : ""}.`,
    );
  return `Still to come:\n${shown.join("\n")}${open.length > MOST_LINES ? "\n- and more." : ""}`;
}

function waitingText({ waiting }: Order): string {
  if (waiting.length === 0) return "No sales order waits on it.";
  const shown = waiting.slice(0, MOST_WAITING).map((one) => {
    const lack = one.missing ? ` lacks ${quantity(one.missing, one.uom)} of ${one.product ?? "a product"}` : "";
    const promised = one.promised ? `, to ship by ${day(one.promised)}` : "";
    return `  - ${capital(one.reference ?? "a sales order")}${one.customer ? ` for ${one.customer}` : ""}${lack}${promised}${isPositive(one.daysLate) ? `, ${lateness(one.daysLate)}` : ""}.`;
  });
  return `Sales orders that wait on it:\n${shown.join("\n")}${waiting.length > MOST_WAITING ? "\n  - and more." : ""}`;
}
