import { oneCall } from "../plan.ts";

export const productPriceAndCost = oneCall("find_products", ({ product }) => ({ text: product }));
