import { Decimal } from "decimal.js";
import type { LackingGoods } from "./order-at-risk.ts";

/** Something a buyer or planner can do, and the goods at risk that it would serve. */
export type Intervention<Goods extends LackingGoods = LackingGoods> =
  | {
      readonly kind: "transfer";
      readonly product: number;
      readonly from: number;
      readonly to: number;
      readonly quantity: Decimal;
      readonly serves: readonly Goods[];
    }
  | { readonly kind: "expedite"; readonly purchaseOrder: string; readonly serves: readonly Goods[] }
  | { readonly kind: "order"; readonly product: number; readonly warehouse: number; readonly quantity: Decimal; readonly serves: readonly Goods[] };

/**
 * The few interventions that serve the most: each in turn is the one that is worth most among what the ones before it
 * leave (greedy cover, Nemhauser, Wolsey and Fisher 1978: at least 63 % of the best for as many). `worth` is in one
 * unit for all: a value in one currency, or 1 for each order. Free stock elsewhere is given to the first promised.
 */
export function bestInterventions<Goods extends LackingGoods>(
  goods: readonly Goods[],
  worth: (serves: readonly Goods[]) => number,
  most: number,
): Intervention<Goods>[] {
  const chosen: Intervention<Goods>[] = [];
  let left = [...goods];
  while (chosen.length < most && left.length > 0) {
    const candidates = [...transfers(left), ...expedites(left), ...orders(left)].filter(({ serves }) => serves.length > 0);
    const [best] = candidates.sort((one, other) => worth(other.serves) - worth(one.serves) || rankOf(one) - rankOf(other));
    if (!best || worth(best.serves) <= 0) break;
    chosen.push(best);
    left = left.filter((one) => !best.serves.includes(one));
  }
  return chosen;
}

/** Of two that are worth the same, moving what is there goes before pressing a vendor, and that before buying. */
function rankOf({ kind }: Intervention): number {
  return kind === "transfer" ? 0 : kind === "expedite" ? 1 : 2;
}

function transfers<Goods extends LackingGoods>(goods: readonly Goods[]): Intervention<Goods>[] {
  const lanes = goods.flatMap((one) => one.elsewhere.map(({ warehouse, free }) => ({ one, from: warehouse, free })));
  return [...Map.groupBy(lanes, ({ one, from }) => `${one.product}|${from}|${one.warehouse}`).values()].flatMap((lane) => {
    const [first] = lane;
    if (!first) return [];
    let free = first.free;
    const serves: Goods[] = [];
    for (const { one } of lane.toSorted((left, right) => (left.one.promised ?? "9").localeCompare(right.one.promised ?? "9"))) {
      if (one.missing.gt(free)) continue;
      free = free.minus(one.missing);
      serves.push(one);
    }
    return [{ kind: "transfer" as const, product: first.one.product, from: first.from, to: first.one.warehouse, quantity: sumOf(serves), serves }];
  });
}

/** Only what a purchase order brings whole is served by hurrying it. */
function expedites<Goods extends LackingGoods>(goods: readonly Goods[]): Intervention<Goods>[] {
  const waiting = goods.flatMap((one) => {
    const [name, ...others] = [...new Set(one.supplies.map(({ purchaseOrder }) => purchaseOrder))];
    return name !== undefined && others.length === 0 && one.uncovered.lte(0) ? [{ one, name }] : [];
  });
  return [...Map.groupBy(waiting, ({ name }) => name)].map(([purchaseOrder, own]) => ({
    kind: "expedite" as const,
    purchaseOrder,
    serves: own.map(({ one }) => one),
  }));
}

function orders<Goods extends LackingGoods>(goods: readonly Goods[]): Intervention<Goods>[] {
  const bare = goods.filter(({ uncovered }) => uncovered.gt(0));
  return [...Map.groupBy(bare, ({ product, warehouse }) => `${product}|${warehouse}`).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const quantity = own.reduce((sum, { uncovered }) => sum.plus(uncovered), new Decimal(0));
    return [{ kind: "order" as const, product: first.product, warehouse: first.warehouse, quantity, serves: own }];
  });
}

function sumOf(goods: readonly LackingGoods[]): Decimal {
  return goods.reduce((sum, { missing }) => sum.plus(missing), new Decimal(0));
}
