import type { Exposure } from "../../../../tools/read/get_exposure.ts";
import { answer } from "../wording/answer.ts";
import { MORE, money, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<Exposure>(({ customers, products, totals, orderCount, customerCount, hasMore }, { slots }) => {
  const of = slots["customer"] ?? slots["product"];
  if (customers.length === 0) return `Every open customer order${of ? ` (${of})` : ""} can be served from stock.`;
  const worth = totals.flatMap(({ missingValue, currency }) => (missingValue ? [money(missingValue, currency)] : []));
  return paragraphs(
    sentences(
      Number(orderCount) === 1
        ? "1 open order can't be served from stock"
        : `${orderCount} open orders of ${customerCount} ${Number(customerCount) === 1 ? "customer" : "customers"} can't be served from stock`,
      worth.length > 0 ? `; what is missing is worth ${worth.join(" and ")} untaxed.` : ".",
    )
      .replace(" ;", ";")
      .replace(" .", "."),
    table(customers, [
      { title: "Customer", cell: ({ customer }) => customer },
      { title: "Orders", cell: (one) => one.orderCount },
      { title: "Missing value", cell: ({ missingValue, currency }) => missingValue && money(missingValue, currency) },
    ]),
    table(products, [
      { title: "Product", cell: ({ product }) => product },
      { title: "Missing", cell: ({ missing, uom }) => quantity(missing, uom) },
      { title: "Orders", cell: (one) => one.orderCount },
      { title: "Missing value", cell: ({ missingValue, currency }) => missingValue && money(missingValue, currency) },
    ]),
    "Receipts that come in time may still serve some of them.",
    hasMore && MORE,
  );
});
