import type { Product } from "./dataset.ts";

/** The quantity that people would order for about this much money: whole, and round when it is large. */
export function roundQuantity(product: Product, money: number, price: number): number {
  const rough = money / price;
  if (rough >= 200) return Math.round(rough / 50) * 50;
  if (rough >= 40) return Math.round(rough / 10) * 10;
  if (rough >= 12) return Math.round(rough / 5) * 5;
  return Math.max(product.uom === "metre" ? 5 : 1, Math.round(rough));
}
