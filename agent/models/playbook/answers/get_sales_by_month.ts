import type { SalesByMonth } from "../../../../tools/read/get_sales_by_month.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { paragraphs, sentences, table } from "../wording/format.ts";

export default answer<SalesByMonth>(({ customer, product, months, totals, trend, from, to, hasMore }, { speech }) => {
  const { say, term, day, listed, money, quantity } = speech;
  const buyer = customer ? (customer.name ?? say("the customer")) : product?.customer;
  const asked = {
    customer: buyer ? say(" with **{customer}**", { customer: buyer }) : "",
    product: product ? say(" of **{product}**", { product: product.name ?? say("the product") }) : "",
    when: from && to ? say(" from {from} to {to}", { from: day(from), to: day(to) }) : "",
  };
  if (months.length === 0) return say("There were no confirmed orders{customer}{product}{when}.", asked);
  const sums = totals.flatMap(({ untaxed, currency }) => (untaxed ? [money(untaxed, currency)] : []));
  return paragraphs(
    sentences(
      sums.length > 0
        ? say("Confirmed orders{customer}{product}{when}: {sums} untaxed.", { ...asked, sums: listed(sums) })
        : say("Confirmed orders{customer}{product}{when}.", asked),
      trend && trendText(trend, speech),
    ),
    table(months, [
      { title: say("Month"), cell: ({ month }) => month?.replace(/^\p{L}+/u, term) },
      { title: product ? say("Order lines") : say("Orders"), cell: ({ orderCount }) => orderCount },
      { title: say("Quantity"), cell: ({ quantity: sold }) => sold && quantity(sold, product?.uom) },
      { title: say("Untaxed"), cell: ({ untaxed, currency }) => untaxed && money(untaxed, currency) },
    ]),
    hasMore && say("There are more months; name a shorter time."),
  );
});

function trendText(trend: NonNullable<SalesByMonth["trend"]>, { say }: Speech): string {
  switch (trend) {
    case "up":
      return say("The last whole month lies above the mean of those before.");
    case "down":
      return say("The last whole month lies below the mean of those before.");
    case "level":
      return say("The last whole month is about the mean of those before.");
  }
}
