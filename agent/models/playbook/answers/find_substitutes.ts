import type { Substitutes } from "../../../../tools/read/find_substitutes.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, money, paragraphs, quantity, sentences, table } from "../wording/format.ts";

export default answer<Substitutes>(({ product, substitutes, hasMore }) => {
  const name = `**${[product.code && `[${product.code}]`, product.name].filter(Boolean).join(" ")}**`;
  const category = product.category ? ` in the category ${product.category}` : "";
  const own = isPositive(product.free) ? `${name} itself has ${quantity(product.free, product.uom)} free.` : undefined;
  if (substitutes.length === 0) return sentences(`I found nothing else with free stock${category} to offer instead of ${name}.`, own);
  return paragraphs(
    sentences(`Instead of ${name} these could be offered, the most alike first${category ? `; all are${category}` : ""}.`, own),
    table(substitutes, [
      { title: "Code", cell: ({ code }) => code },
      { title: "Product", cell: ({ name: called }) => called },
      { title: "Free", cell: ({ free, uom }) => quantity(free, uom) },
      { title: "List price", cell: ({ listPrice, currency }) => listPrice && money(listPrice, currency) },
    ]),
    sentences("Whether one of them fits technically I can't tell; please check before you offer it.", hasMore && "There are more of the category."),
  );
});
