import { z } from "zod";
import { typed } from "../inputs.ts";
import { findProducts } from "../lookup/products.ts";
import { describePricedProduct, PRODUCT_FIELDS, PRODUCT_PRICE_FIELDS, pricedProduct } from "../records/product.ts";
import { readTool } from "../tool.ts";

const LIMIT = 25;

const output = z.object({ products: z.array(pricedProduct), hasMore: z.boolean() });
export type FoundProducts = z.output<typeof output>;

export default readTool({
  name: "find_products",
  description: `Find products by code or by words of their name, with unit of measure, list price, cost, margin and stock. At most ${LIMIT}; hasMore says whether to narrow the search.`,
  models: ["product.product"],
  input: z.object({ text: typed("Product code, or any words of the product's name") }),
  output,
  async run({ text }, context) {
    const found = await findProducts(context, text, [...PRODUCT_FIELDS, ...PRODUCT_PRICE_FIELDS]);
    const exact = found.filter((candidate) => candidate.score >= 6);
    const products = exact.length > 0 ? exact : found;
    const seesMargin = context.odoo.sight("product.product", "margin") === "shown";
    return { products: products.slice(0, LIMIT).map(({ found: row }) => describePricedProduct(row, seesMargin)), hasMore: products.length > LIMIT };
  },
});
