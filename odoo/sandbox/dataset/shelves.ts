import type { OpeningStock, Product, Warehouse, Xid } from "./dataset.ts";
import type { Random } from "./random.ts";

/** Shares of a warehouse's products that end the year with an empty shelf, and with too little for one order. */
const EMPTY_SHARE = 0.05;
const SHORT_SHARE = 0.08;

/**
 * Books what leaves and enters each shelf, so that the opening stock covers every finished delivery and what is left is
 * what the open orders need. No two open orders compete for the same units, so reserving in another order changes nothing.
 */
export interface Shelves {
  /** Everything that the warehouse sells; fit for orders that are long delivered. */
  stocked(warehouse: Xid): readonly Product[];
  /** Products with stock for any order. */
  full(warehouse: Xid): readonly Product[];
  /** Products without stock. */
  empty(warehouse: Xid): readonly Product[];
  /** Goods that come back would otherwise fill a shelf that is meant to be empty. */
  takesReturns(warehouse: Xid, product: Xid): boolean;
  /** A product that exactly one order may share out between now and later; undefined when all are taken. */
  takeShort(warehouse: Xid): Product | undefined;
  deliver(warehouse: Xid, product: Xid, quantity: number): void;
  /** What an open order reserves. */
  reserve(warehouse: Xid, product: Xid, quantity: number): void;
  /** How much of the wanted quantity can have been received without leaving stock on an empty shelf. */
  receivable(warehouse: Xid, product: Xid, wanted: number): number;
  receive(warehouse: Xid, product: Xid, quantity: number): void;
  opening(): OpeningStock[];
}

interface Room {
  readonly shelves: ReadonlyMap<Xid, Shelf>;
  readonly stocked: readonly Product[];
  readonly full: readonly Product[];
  readonly empty: readonly Product[];
  readonly short: Product[];
}

interface Shelf {
  readonly product: Product;
  readonly kind: "full" | "empty" | "short";
  readonly spare: number;
  delivered: number;
  received: number;
  reserved: number;
}

function spareStock(random: Random, product: Product): number {
  const rough = random.int(400, 6_000) / product.cost;
  return rough >= 100 ? Math.round(rough / 10) * 10 : Math.max(4, Math.round(rough));
}

export function createShelves(random: Random, warehouses: readonly Warehouse[], products: readonly Product[], anchored: ReadonlySet<Xid>): Shelves {
  const rooms: ReadonlyMap<Xid, Room> = new Map(
    warehouses.map((warehouse) => {
      const stocked = random.shuffled(products.filter((product) => product.warehouses.includes(warehouse.xid)));
      const free = stocked.filter((product) => !anchored.has(product.xid));
      const empty = new Set(free.slice(0, Math.ceil(free.length * EMPTY_SHARE)));
      const short = new Set(free.slice(empty.size, empty.size + Math.ceil(free.length * SHORT_SHARE)));
      const kindOf = (product: Product) =>
        empty.has(product) || anchored.has(product.xid) ? ("empty" as const) : short.has(product) ? ("short" as const) : ("full" as const);
      const shelves = new Map<Xid, Shelf>(
        stocked.map((product) => {
          const kind = kindOf(product);
          return [product.xid, { product, kind, spare: kind === "full" ? spareStock(random, product) : 0, delivered: 0, received: 0, reserved: 0 }];
        }),
      );
      return [
        warehouse.xid,
        { shelves, stocked, full: free.filter((product) => kindOf(product) === "full"), empty: [...empty], short: [...short] },
      ] as const;
    }),
  );

  const room = (warehouse: Xid) => {
    const found = rooms.get(warehouse);
    if (!found) throw new RangeError(`There is no warehouse ${warehouse}.`);
    return found;
  };
  const shelf = (warehouse: Xid, product: Xid) => {
    const found = room(warehouse).shelves.get(product);
    if (!found) throw new RangeError(`${warehouse} does not stock ${product}.`);
    return found;
  };

  return {
    stocked: (warehouse) => room(warehouse).stocked,
    full: (warehouse) => room(warehouse).full,
    empty: (warehouse) => room(warehouse).empty,
    takesReturns: (warehouse, product) => shelf(warehouse, product).kind === "full",
    takeShort: (warehouse) => room(warehouse).short.pop(),
    deliver(warehouse, product, quantity) {
      shelf(warehouse, product).delivered += quantity;
    },
    reserve(warehouse, product, quantity) {
      shelf(warehouse, product).reserved += quantity;
    },
    receivable(warehouse, product, wanted) {
      const { kind, delivered, received } = shelf(warehouse, product);
      return kind === "full" ? wanted : Math.max(0, Math.min(wanted, delivered - received));
    },
    receive(warehouse, product, quantity) {
      shelf(warehouse, product).received += quantity;
    },
    opening: () =>
      [...rooms].flatMap(([warehouse, { shelves }]) =>
        [...shelves.values()]
          .map(({ product, spare, delivered, received, reserved }) => ({
            warehouse,
            product: product.xid,
            quantity: Math.max(0, spare + reserved + delivered - received),
          }))
          .filter(({ quantity }) => quantity > 0),
      ),
  };
}
