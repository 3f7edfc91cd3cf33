import type { FoundProducts } from "../../../../tools/read/find_products.ts";
import type { Speech } from "../../../languages/say/speech.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { productName } from "../wording/product-name.ts";

type Product = FoundProducts["products"][number];

export default answer<FoundProducts>(({ products, hasMore }, { slots, speech }) => {
  const { say, money, number } = speech;
  const [first, ...others] = products;
  if (!first) return say("There is no product like “{product}”.", { product: slots["product"] ?? "" });
  if (others.length === 0) return oneProduct(first, speech);
  const count = products.length;
  return paragraphs(
    hasMore ? say("The first {count} products that fit:", { count }) : say("{count} products fit:", { count }),
    table(products, [
      { title: say("Code"), cell: ({ code }) => code },
      { title: say("Product"), cell: ({ name }) => name },
      { title: say("Unit"), cell: ({ uom }) => uom },
      { title: say("List price"), cell: ({ listPrice, currency }) => listPrice && money(listPrice, currency) },
      { title: say("Cost"), cell: ({ cost, currency }) => cost && money(cost, currency) },
      { title: say("Margin"), cell: ({ margin, currency }) => margin && money(margin, currency) },
      { title: say("On hand"), cell: ({ onHand }) => onHand && number(onHand) },
      { title: say("Free"), cell: ({ free }) => free && number(free) },
    ]),
    hasMore && speech.more,
  );
});

function oneProduct(product: Product, speech: Speech): string {
  const { say } = speech;
  const prices = pricesOf(product, speech);
  const named = { name: productName(product), prices: prices.join(", "), uom: product.uom ?? "" };
  return sentences(
    prices.length === 0
      ? say("{name}: its prices are outside your role.", named)
      : product.uom
        ? say("{name}: {prices}, per {uom}.", named)
        : say("{name}: {prices}.", named),
    stockText(product, speech),
  );
}

function pricesOf({ listPrice, cost, margin, marginPercent, currency }: Product, { say, money, number }: Speech): string[] {
  const percent = marginPercent ? ` (${number(marginPercent)} %)` : "";
  return [
    listPrice && say("list price {amount}", { amount: money(listPrice, currency) }),
    cost && say("cost {amount}", { amount: money(cost, currency) }),
    margin && `${say("margin {amount}", { amount: money(margin, currency) })}${percent}`,
  ].flatMap((part) => (part ? [part] : []));
}

function stockText({ onHand, free, uom }: Product, { say, quantity, number }: Speech): string | undefined {
  if (!onHand) return undefined;
  if (!isPositive(onHand)) return Number(onHand) < 0 ? say("None is on hand ({count}).", { count: number(onHand) }) : say("None is on hand.");
  const held = { quantity: quantity(onHand, uom) };
  return free ? say("On hand {quantity}, {free} of them free to promise.", { ...held, free: number(free) }) : say("On hand {quantity}.", held);
}
