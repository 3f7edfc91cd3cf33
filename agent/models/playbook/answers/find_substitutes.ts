import type { Substitutes } from "../../../../tools/read/find_substitutes.ts";
import { answer } from "../wording/answer.ts";
import { isPositive, paragraphs, sentences, table } from "../wording/format.ts";
import { productName } from "../wording/product-name.ts";

export default answer<Substitutes>(({ product, substitutes, hasMore }, { speech: { say, money, quantity } }) => {
  const name = productName(product);
  const of = { name, within: product.category ? "yes" : "no", category: product.category ?? "" };
  const own = isPositive(product.free) && say("{name} itself has {quantity} free.", { name, quantity: quantity(product.free, product.uom) });
  if (substitutes.length === 0)
    return sentences(
      say("I found nothing else with free stock{within, select, yes { in the category {category}} other {}} to offer instead of {name}.", of),
      own,
    );
  return paragraphs(
    sentences(
      say("Instead of {name} these could be offered, the most alike first{within, select, yes {; all are in the category {category}} other {}}.", of),
      own,
    ),
    table(substitutes, [
      { title: say("Code"), cell: ({ code }) => code },
      { title: say("Product"), cell: (one) => one.name },
      { title: say("Free"), cell: ({ free, uom }) => quantity(free, uom) },
      { title: say("List price"), cell: ({ listPrice, currency }) => listPrice && money(listPrice, currency) },
    ]),
    sentences(
      say("Whether one of them fits technically I can't tell; please check before you offer it."),
      hasMore && say("There are more of the category."),
    ),
  );
});
