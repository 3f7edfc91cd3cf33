import type { CustomerPrice } from "../../../../tools/read/get_customer_price.ts";
import { answer } from "../wording/answer.ts";
import { day, isPositive, money, paragraphs, quantity, sentences } from "../wording/format.ts";

type Charged = CustomerPrice["charged"][number];

export default answer<CustomerPrice>(({ customer, product, charged }) => {
  const name = `**${[product.code && `[${product.code}]`, product.name].filter(Boolean).join(" ")}**`;
  const who = customer.name ?? "This customer";
  const [last, ...earlier] = charged;
  return paragraphs(
    last
      ? `${who} ${last.status?.startsWith("quotation") ? "was last quoted" : "last paid"} ${priceOf(last)} for ${name}, ${circumstances(last)}.`
      : `${who} has never bought or been quoted ${name}.`,
    sentences(
      product.listPrice && `The list price of ${product.code ?? product.name ?? "the product"} is ${money(product.listPrice, product.currency)}.`,
      "What a price list grants today Odoo works out when a quotation is made; I can't ask for it beforehand.",
    ),
    earlier.length > 0 && `Before that:\n${earlier.map((one) => `- ${priceOf(one)}, ${circumstances(one)}`).join("\n")}`,
  );
});

function priceOf({ unitPrice, discountPercent, currency }: Charged): string {
  if (!unitPrice) return "a price that you may not see";
  return `${money(unitPrice, currency)}${isPositive(discountPercent) ? ` less ${discountPercent}% discount` : ""}`;
}

function circumstances({ order, ordered, quantity: many, uom, status }: Charged): string {
  return `${order ?? "an order"}${ordered ? ` of ${day(ordered)}` : ""}, ${quantity(many, uom)}${status?.startsWith("quotation") ? ", not confirmed" : ""}`;
}
