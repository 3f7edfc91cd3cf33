import type { CustomerProducts } from "../../../../tools/read/get_customer_products.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, table } from "../wording/format.ts";

export default answer<CustomerProducts>(({ customer, products, productCount, from, to, hasMore }, { speech }) => {
  const { say, day, money, quantity } = speech;
  const period = from && to ? ` ${say("from {from} to {to}", { from: day(from), to: day(to) })}` : "";
  const asked = { customer: `**${customer.name ?? say("The customer")}**`, period };
  const [first] = products;
  if (!first) return say("{customer} has confirmed no order{period}.", asked);
  const worth = first.untaxed ? ` (${say("{amount} untaxed", { amount: money(first.untaxed, first.currency) })})` : "";
  return paragraphs(
    say("{customer} bought {count, plural, one {{count} product} other {{count} products}}{period}; by value mostly {product}{worth}.", {
      ...asked,
      count: Number(productCount),
      product: first.product ?? say("one of them"),
      worth,
    }),
    table(products, [
      { title: say("Product"), cell: ({ product }) => product },
      { title: say("Quantity"), cell: ({ quantity: sold, uom }) => quantity(sold, uom) },
      { title: say("Order lines"), cell: ({ lineCount }) => lineCount },
      { title: say("Untaxed"), cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    hasMore && say("There are more products than these."),
  );
});
