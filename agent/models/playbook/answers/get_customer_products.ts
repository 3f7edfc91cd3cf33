import type { CustomerProducts } from "../../../../tools/read/get_customer_products.ts";
import { answer } from "../wording/answer.ts";
import { day, money, paragraphs, quantity, table } from "../wording/format.ts";

export default answer<CustomerProducts>(({ customer, products, productCount, from, to, hasMore }) => {
  const who = `**${customer.name ?? "The customer"}**`;
  const when = from && to ? ` from ${day(from)} to ${day(to)}` : "";
  const [first] = products;
  if (!first) return `${who} has confirmed no order${when}.`;
  const many = Number(productCount) === 1 ? "1 product" : `${productCount} products`;
  return paragraphs(
    `${who} bought ${many}${when}; by value mostly ${first.product ?? "one"}${first.untaxed ? ` (${money(first.untaxed, first.currency)} untaxed)` : ""}.`,
    table(products, [
      { title: "Product", cell: ({ product }) => product },
      { title: "Quantity", cell: ({ quantity: sold, uom }) => quantity(sold, uom) },
      { title: "Order lines", cell: ({ lineCount }) => lineCount },
      { title: "Untaxed", cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    hasMore && "There are more products than these.",
  );
});
