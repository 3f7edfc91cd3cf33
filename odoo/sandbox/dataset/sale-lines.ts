import type { Product, SaleLine, Xid } from "./dataset.ts";
import { roundQuantity } from "./quantities.ts";
import type { Random } from "./random.ts";

const MEDIAN_ORDER = 1_500;
const SPREAD = 0.85;
const SMALLEST_ORDER = 120;
const LARGEST_ORDER = 9_500;

/** What an order is roughly worth: log-normal, so that most lie between 300 and 8,000. */
function orderValue(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Math.min(LARGEST_ORDER, Math.max(SMALLEST_ORDER, MEDIAN_ORDER * Math.exp(SPREAD * normal)));
}

export function drawProducts(random: Random, from: readonly Product[]): Product[] {
  const count = Number(random.weighted({ "1": 34, "2": 33, "3": 20, "4": 9, "5": 4 }));
  const drawn = new Set<Product>();
  while (drawn.size < Math.min(count, from.length)) drawn.add(random.pick(from));
  return [...drawn];
}

/** One line for each product, sharing the order's value between them. */
export function saleLines(random: Random, order: Xid, products: readonly Product[]): SaleLine[] {
  const shares = products.map(() => 0.4 + random.next());
  const value = orderValue(random) / shares.reduce((sum, share) => sum + share, 0);
  return products.map((product, index) => ({
    xid: `${order}_line_${index + 1}`,
    product: product.xid,
    quantity: roundQuantity(product, value * (shares[index] ?? 1), product.listPrice),
    price: product.listPrice,
    discount: Number(random.weighted({ "0": 80, "5": 15, "10": 5 })),
  }));
}
