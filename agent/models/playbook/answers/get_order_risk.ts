import type { OrderRisk } from "../../../../tools/read/get_order_risk.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";
import { goodsText } from "../wording/goods-text.ts";

export default answer<OrderRisk>((risk, { speech }) => {
  const { say, term, dayCell, money, quantity } = speech;
  const where = risk.of?.name ? say(" in {warehouse}", { warehouse: risk.of.name }) : "";
  if (risk.orders.length === 0) return say("No open sales order{where} lacks goods that come too late for its promise.", { where });
  const causes = risk.causes.map(({ cause, orderCount }) => `${Number(orderCount)} ${term(cause)}`).join(", ");
  return paragraphs(
    sentences(
      say(
        "{orders, plural, one {{orders} sales order{where} will miss its promise as things stand} other {{orders} sales orders{where} of {customers, plural, one {{customers} customer} other {{customers} customers}} will miss their promise as things stand}}{worth}.",
        { orders: Number(risk.orderCount), customers: Number(risk.customerCount), where, worth: worthOf(risk.totals, speech) },
      ),
      say("Root causes: {causes}.", { causes }),
    ),
    interventionsText(risk, speech),
    table(risk.orders, [
      { title: say("Order"), cell: ({ reference }) => reference },
      { title: say("Customer"), cell: ({ customer }) => customer },
      { title: say("Missing"), cell: ({ missing, uom, product }) => `${quantity(missing, uom)} ${product ?? ""}`.trim() },
      { title: say("Promised"), cell: ({ promised }) => dayCell(promised) },
      { title: say("Comes"), cell: ({ comes }) => dayCell(comes) },
      { title: say("Cause"), cell: ({ cause }) => cause && term(cause) },
      { title: say("Value"), cell: ({ value, currency }) => value && money(value, currency) },
    ]),
    risk.hasMore && speech.more,
  );
});

function worthOf(totals: OrderRisk["totals"], { say, money, listed }: Speech): string {
  const values = totals.flatMap(({ value, currency }) => (value ? [money(value, currency)] : []));
  return values.length > 0 ? say("; what is missing is worth {amount} untaxed", { amount: listed(values) }) : "";
}

function interventionsText({ transfers, expedites, purchases }: OrderRisk, speech: Speech): string {
  const { say } = speech;
  const told = [
    ...expedites.map((one) => ({
      ...one,
      text: say("Press for {order}: {gain}.", { order: one.reference ?? say("the purchase order"), gain: gainOf(one, speech) }),
    })),
    ...transfers.map((one) => ({
      ...one,
      text: say("Move {goods}: {gain} (from {from} to {to}).", {
        goods: goodsOf(one, speech),
        from: one.freeIn ?? "?",
        to: one.shortIn ?? "?",
        gain: gainOf(one, speech),
      }),
    })),
    ...purchases.map((one) => ({
      ...one,
      text: say("Buy {goods}: {gain} (for {to}).", { goods: goodsOf(one, speech), to: one.shortIn ?? "?", gain: gainOf(one, speech) }),
    })),
  ].sort((one, other) => Number(one.rank) - Number(other.rank));
  return told.length === 0 ? "" : `${say("What would help most:")}\n${told.map(({ text }, at) => `${at + 1}. ${text}`).join("\n")}`;
}

function gainOf({ orderCount, totals }: Pick<OrderRisk["expedites"][number], "orderCount" | "totals">, { say, money, listed }: Speech): string {
  const values = totals.flatMap(({ value, currency }) => (value ? [money(value, currency)] : []));
  const orders = say("{count, plural, one {serves {count} order} other {serves {count} orders}}", { count: Number(orderCount) });
  return values.length > 0 ? `${orders}, ${listed(values)}` : orders;
}

function goodsOf({ quantity, uom, product }: OrderRisk["purchases"][number], speech: Speech): string {
  return quantity ? goodsText(quantity, uom, product, speech) : (product ?? "");
}
