import type { CustomerPrice } from "../../../../tools/read/get_customer_price.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences } from "../wording/format.ts";
import { productName } from "../wording/product-name.ts";

type Charged = CustomerPrice["charged"][number];

export default answer<CustomerPrice>(({ customer, product, charged }, { speech }) => {
  const { say, money } = speech;
  const who = { customer: customer.name ?? say("This customer"), product: productName(product) };
  const [last, ...earlier] = charged;
  return paragraphs(
    last ? lastText(last, who, speech) : say("{customer} has never bought or been quoted {product}.", who),
    sentences(
      product.listPrice &&
        say("The list price of {product} is {amount}.", {
          product: product.code ?? product.name ?? say("the product"),
          amount: money(product.listPrice, product.currency),
        }),
      say("What a price list grants today Odoo works out when a quotation is made; I can't ask for it beforehand."),
    ),
    earlier.length > 0 && `${say("Before that:")}\n${earlier.map((one) => `- ${priceOf(one, speech)}, ${circumstances(one, speech)}`).join("\n")}`,
  );
});

function lastText(last: Charged, who: { readonly customer: string; readonly product: string }, speech: Speech): string {
  const values = { ...who, price: priceOf(last, speech), circumstances: circumstances(last, speech) };
  return last.status?.startsWith("quotation")
    ? speech.say("{customer} was last quoted {price} for {product}, {circumstances}.", values)
    : speech.say("{customer} last paid {price} for {product}, {circumstances}.", values);
}

function priceOf({ unitPrice, discountPercent, currency }: Charged, { say, money, number }: Speech): string {
  if (!unitPrice) return say("a price that you may not see");
  const price = money(unitPrice, currency);
  return discountPercent && isPositive(discountPercent)
    ? say("{price} less {percent}% discount", { price, percent: number(discountPercent) })
    : price;
}

function circumstances({ order, ordered, quantity: many, uom, status }: Charged, { say, day, quantity }: Speech): string {
  const name = order ?? say("an order");
  const from = ordered ? say("{order} of {day}", { order: name, day: day(ordered) }) : name;
  return `${from}, ${quantity(many, uom)}${status?.startsWith("quotation") ? `, ${say("not confirmed")}` : ""}`;
}
