import type { PurchaseOrderRisk } from "../../../../tools/read/get_purchase_order_risk.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { capital, isPositive, paragraphs, sentences } from "../wording/format.ts";
import { goodsText } from "../wording/goods-text.ts";

type Order = PurchaseOrderRisk["orders"][number];

/** Of the one order that was asked about, and of each where there are several. */
const MOST_WAITING = { alone: 6, each: 3 };
const MOST_LINES = 8;
const MOST_ORDERS = 8;

export default answer<PurchaseOrderRisk>(({ orders, hasMore }, { slots, speech }) => {
  const { say } = speech;
  const [first] = orders;
  if (!first) return say("No open purchase order is late or at risk.");
  if (slots["order"] !== undefined)
    return paragraphs(
      orderText(first, speech),
      openLines(first, speech),
      first.risk === "not open" ? undefined : waitingText(first, MOST_WAITING.alone, speech),
    );
  const shown = orders.slice(0, MOST_ORDERS);
  const goesOn = hasMore || orders.length > shown.length;
  const count = goesOn ? (speech.countWord(shown.length) ?? shown.length) : shown.length;
  const asked = { count, split: splitText(shown, speech) };
  return paragraphs(
    goesOn
      ? say("The first {count} purchase orders that are late or at risk ({split}):", asked)
      : say(
          "{count, plural, one {{count} purchase order that is late or at risk} other {{count} purchase orders that are late or at risk}} ({split}):",
          asked,
        ),
    ...shown.map((order) => `- ${orderText(order, speech)}${order.waiting.length > 0 ? "\n" : " "}${waitingText(order, MOST_WAITING.each, speech)}`),
    goesOn && say("There are more than these."),
  );
});

/** "two late, one at risk" */
function splitText(orders: readonly Order[], { say, countWord }: Speech): string {
  const late = orders.filter(({ risk }) => risk === "late").length;
  const risky = orders.length - late;
  return [
    late > 0 && say("{count, plural, other {{word} late}}", { count: late, word: countWord(late) ?? say("most") }),
    risky > 0 && say("{count, plural, other {{word} at risk}}", { count: risky, word: countWord(risky) ?? say("others") }),
  ]
    .filter(Boolean)
    .join(", ");
}

function orderText(order: Order, speech: Speech): string {
  const { say, day, money } = speech;
  const reference = `**${order.reference ?? say("The purchase order")}**`;
  const name = order.vendor ? say("{name} from {vendor}", { name: reference, vendor: order.vendor }) : reference;
  const statement = stateOf(name, order, speech);
  return sentences(
    order.expected ? say("{statement}, expected {day}.", { statement, day: day(order.expected) }) : `${statement}.`,
    order.openValue && isPositive(order.openValue) && say("Open value {amount}.", { amount: money(order.openValue, order.currency) }),
  );
}

function stateOf(name: string, { risk, status, daysLate }: Order, { say, term, lateness }: Speech): string {
  switch (risk) {
    case "late":
      return lateness(daysLate) === "" ? say("{name} is late", { name }) : say("{name} is {lateness}", { name, lateness: lateness(daysLate) });
    case "at risk":
      return say("{name} is at risk: it comes after the day that a sales order needs it", { name });
    case "on time":
      return say("{name} is {status} and on time", { name, status: term(status ?? "open") });
    case "not open":
      if (status === "received") return say("{name} has been received", { name });
      return status === "cancelled"
        ? say("{name} is cancelled", { name })
        : say("{name} is not on order ({status})", { name, status: term(status ?? "not open") });
  }
}

function openLines({ lines }: Order, speech: Speech): string {
  const { say, day, lateness } = speech;
  const open = lines.filter((line) => isPositive(line.open));
  if (open.length === 0) return "";
  const shown = open.slice(0, MOST_LINES).map((line) => {
    const goods = goodsText(line.open, line.uom, line.product, speech);
    const statement = line.expected ? say("{goods}, expected {day}", { goods, day: day(line.expected) }) : goods;
    return `- ${statement}${isPositive(line.daysLate) ? `, ${lateness(line.daysLate)}` : ""}.`;
  });
  return `${say("Still to come:")}\n${shown.join("\n")}${open.length > MOST_LINES ? `\n- ${say("and more")}.` : ""}`;
}

function waitingText({ waiting }: Order, most: number, speech: Speech): string {
  const { say, day, lateness } = speech;
  if (waiting.length === 0) return say("No sales order waits on it.");
  const shown = waiting.slice(0, most).map((one) => {
    const name = capital(one.reference ?? say("a sales order"));
    const who = one.customer ? say("{name} for {customer}", { name, customer: one.customer }) : name;
    const lack = one.missing ? say("{who} lacks {goods}", { who, goods: goodsText(one.missing, one.uom, one.product, speech) }) : who;
    const statement = one.promised ? say("{statement}, to ship by {day}", { statement: lack, day: day(one.promised) }) : lack;
    return `  - ${statement}${isPositive(one.daysLate) ? `, ${lateness(one.daysLate)}` : ""}.`;
  });
  return `${say("Sales orders that wait on it:")}\n${shown.join("\n")}${waiting.length > most ? `\n  - ${say("and more")}.` : ""}`;
}
