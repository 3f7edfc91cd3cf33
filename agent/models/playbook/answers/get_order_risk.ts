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
    risk.interventions.length > 0 &&
      `${say("What would help most:")}\n${risk.interventions.map((one, at) => `${at + 1}. ${interventionText(one, speech)}`).join("\n")}`,
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

function interventionText(one: OrderRisk["interventions"][number], speech: Speech): string {
  const { say, money, listed } = speech;
  const values = one.totals.flatMap(({ value, currency }) => (value ? [money(value, currency)] : []));
  const orders = say("{count, plural, one {serves {count} order} other {serves {count} orders}}", { count: Number(one.orderCount) });
  const gain = values.length > 0 ? `${orders}, ${listed(values)}` : orders;
  const goods = one.quantity ? goodsText(one.quantity, one.uom, one.product, speech) : "";
  switch (one.kind) {
    case "expedite":
      return say("Press for {order}: {gain}.", { order: one.purchaseOrder ?? say("the purchase order"), gain });
    case "transfer":
      return say("Move {goods} from {from} to {to}: {gain}.", { goods, from: one.from ?? "?", to: one.to ?? "?", gain });
    case "order":
      return say("Buy {goods} for {to}: {gain}.", { goods, to: one.to ?? "?", gain });
  }
}
