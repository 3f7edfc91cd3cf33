import { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { resolveProduct } from "../lookup/products.ts";
import { wordsOf } from "../lookup/words.ts";
import { amount, record, text } from "../output.ts";
import { describeProduct, PRODUCT_FIELDS, productShape } from "../records/product.ts";
import { amountOf, idOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 8;
const EXAMINED = 100;

const substitute = record("product.product", {
  ...productShape,
  listPrice: amount("product.product.list_price", "commercial.price"),
  currency: text("product.product.currency_id", "open"),
});

const output = z.object({
  product: record("product.product", {
    ...productShape,
    category: text("product.product.categ_id", "open"),
    listPrice: amount("product.product.list_price", "commercial.price"),
    currency: text("product.product.currency_id", "open"),
  }),
  /** Of the same category and with free stock, the most alike by name first, then by price. */
  substitutes: z.array(substitute),
  hasMore: z.boolean(),
});
export type Substitutes = z.output<typeof output>;

export default readTool({
  name: "find_substitutes",
  description: `Products that could be offered instead of one: sold, of the same category, with free stock; the most alike by name and price first, at most ${LIMIT}. Whether one fits technically is for a person to judge.`,
  models: ["product.product", "product.category"],
  input: z.object({ product: typed("Product code or name") }),
  output,
  async run({ product }, context) {
    const fields = [...PRODUCT_FIELDS, "categ_id", "list_price", "currency_id"];
    const found = await resolveProduct(context, product, fields);
    const category = idOf(found, "categ_id");
    const others =
      category === undefined
        ? []
        : await context.odoo.search("product.product", {
            domain: [
              ["categ_id", "=", category],
              ["id", "!=", found.id],
              ["sale_ok", "=", true],
              ["free_qty", ">", 0],
            ],
            fields,
            limit: EXAMINED + 1,
            order: "default_code, id",
          });
    const ranked = others.toSorted((one, other) => alike(found, other) - alike(found, one) || priceGap(found, one) - priceGap(found, other));
    return {
      product: { ...describe(found), category: textOf(found, "categ_id") },
      substitutes: ranked.slice(0, LIMIT).map(describe),
      hasMore: others.length > LIMIT,
    };
  },
});

function describe(row: Row): z.input<typeof substitute> {
  return { ...describeProduct(row), listPrice: amountOf(row, "list_price"), currency: textOf(row, "currency_id") };
}

/** How many words of the name they share. */
function alike(one: Row, other: Row): number {
  const words = new Set(wordsOf(textOf(one, "display_name") ?? ""));
  return wordsOf(textOf(other, "display_name") ?? "").filter((word) => words.has(word)).length;
}

function priceGap(one: Row, other: Row): number {
  return Math.abs(Number(amountOf(one, "list_price") ?? 0) - Number(amountOf(other, "list_price") ?? 0));
}
