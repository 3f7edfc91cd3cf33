import type { FoundProducts } from "../../../../tools/read/find_products.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, MORE, money, paragraphs, quantity, sentences, table } from "../wording/format.ts";

type Product = FoundProducts["products"][number];

export default answer<FoundProducts>(({ products, hasMore }, { slots }) => {
  const [first, ...others] = products;
  if (!first) return `There is no product like “${slots["product"] ?? ""}”.`;
  if (others.length === 0) return oneProduct(first);
  return paragraphs(
    hasMore ? `The first ${products.length} products that fit:` : `${products.length} products fit:`,
    table(products, [
      { title: "Code", cell: ({ code }) => code },
      { title: "Product", cell: ({ name }) => name },
      { title: "Unit", cell: ({ uom }) => uom },
      { title: "List price", cell: ({ listPrice, currency }) => listPrice && money(listPrice, currency) },
      { title: "Cost", cell: ({ cost, currency }) => cost && money(cost, currency) },
      { title: "Margin", cell: ({ margin, currency }) => margin && money(margin, currency) },
      { title: "On hand", cell: ({ onHand }) => onHand },
      { title: "Free", cell: ({ free }) => free },
    ]),
    hasMore && MORE,
  );
});

function oneProduct({ code, name, uom, listPrice, cost, margin, marginPercent, currency, onHand, free }: Product): string {
  const title = `**${[code && `[${code}]`, name].filter(Boolean).join(" ")}**`;
  const prices = [
    listPrice && `list price ${money(listPrice, currency)}`,
    cost && `cost ${money(cost, currency)}`,
    margin && `margin ${money(margin, currency)}${marginPercent ? ` (${marginPercent} %)` : ""}`,
  ].filter((part) => typeof part === "string" && part !== "");
  return sentences(
    `${title}: ${prices.length > 0 ? prices.join(", ") : "its prices are outside your role"}${prices.length > 0 && uom ? `, per ${uom}` : ""}.`,
    onHand &&
      (isPositive(onHand)
        ? `On hand ${quantity(onHand, uom)}${free ? `, ${free} of them free to promise` : ""}.`
        : `None is on hand${Number(onHand) < 0 ? ` (${onHand})` : ""}.`),
  );
}
