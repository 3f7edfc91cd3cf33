import { WAREHOUSES } from "./companies.ts";
import type { Product, ReorderRule } from "./dataset.ts";
import { roundQuantity } from "./quantities.ts";
import type { Random } from "./random.ts";

const SHARE = 0.15;

export function generateReorderRules(random: Random, products: readonly Product[]): ReorderRule[] {
  return WAREHOUSES.flatMap((warehouse) =>
    products
      .filter((product) => product.warehouses.includes(warehouse.xid) && random.chance(SHARE))
      .map((product) => {
        const minimum = roundQuantity(product, random.int(200, 900), product.cost);
        return {
          xid: `orderpoint_${warehouse.code.toLowerCase()}_${product.xid}`,
          warehouse: warehouse.xid,
          product: product.xid,
          minimum,
          maximum: minimum * 3,
        };
      }),
  );
}
