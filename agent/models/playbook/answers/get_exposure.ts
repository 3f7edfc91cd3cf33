import type { Exposure } from "../../../../tools/read/get_exposure.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, table } from "../wording/format.ts";

export default answer<Exposure>(({ customers, products, totals, orderCount, customerCount, hasMore }, { slots, speech }) => {
  const { say, money, quantity, listed } = speech;
  const of = slots["customer"] ?? slots["product"];
  if (customers.length === 0)
    return of
      ? say("Every open customer order ({of}) can be served from stock.", { of })
      : say("Every open customer order can be served from stock.");
  const worth = totals.flatMap(({ missingValue, currency }) => (missingValue ? [money(missingValue, currency)] : []));
  return paragraphs(
    say(
      "{orders, plural, one {{orders} open order can't be served from stock} other {{orders} open orders of {customers, plural, one {{customers} customer} other {{customers} customers}} can't be served from stock}}{missing}.",
      {
        orders: Number(orderCount),
        customers: Number(customerCount),
        missing: worth.length > 0 ? say("; what is missing is worth {amount} untaxed", { amount: listed(worth) }) : "",
      },
    ),
    table(customers, [
      { title: say("Customer"), cell: ({ customer }) => customer },
      { title: say("Orders"), cell: (one) => one.orderCount },
      { title: say("Missing value"), cell: ({ missingValue, currency }) => missingValue && money(missingValue, currency) },
    ]),
    table(products, [
      { title: say("Product"), cell: ({ product }) => product },
      { title: say("Missing"), cell: ({ missing, uom }) => quantity(missing, uom) },
      { title: say("Orders"), cell: (one) => one.orderCount },
      { title: say("Missing value"), cell: ({ missingValue, currency }) => missingValue && money(missingValue, currency) },
    ]),
    say("Receipts that come in time may still serve some of them."),
    hasMore && speech.more,
  );
});
