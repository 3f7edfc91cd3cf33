import type { SalesByMonth } from "../../../../tools/read/get_sales_by_month.ts";
import { answer } from "../wording/answer.ts";
import { day, listed, money, paragraphs, quantity, sentences, table } from "../wording/format.ts";

const TREND: { readonly [trend: string]: string } = {
  up: "The last whole month lies above the mean of those before.",
  down: "The last whole month lies below the mean of those before.",
  level: "The last whole month is about the mean of those before.",
};

export default answer<SalesByMonth>(({ customer, product, months, totals, trend, from, to, hasMore }) => {
  const what = `${customer ? ` with **${customer.name ?? "the customer"}**` : ""}${product ? ` of **${product.name ?? "the product"}**` : ""}`;
  const when = from && to ? ` from ${day(from)} to ${day(to)}` : "";
  if (months.length === 0) return `There were no confirmed orders${what}${when}.`;
  const sums = totals.flatMap(({ untaxed, currency }) => (untaxed ? [money(untaxed, currency)] : []));
  return paragraphs(
    sentences(`Confirmed orders${what}${when}${sums.length > 0 ? `: ${listed(sums)} untaxed` : ""}.`, trend && TREND[trend]),
    table(months, [
      { title: "Month", cell: ({ month }) => month },
      { title: product ? "Order lines" : "Orders", cell: ({ orderCount }) => orderCount },
      { title: "Quantity", cell: ({ quantity: sold }) => sold && quantity(sold, product?.uom) },
      { title: "Untaxed", cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    hasMore && "There are more months; name a shorter time.",
  );
});
