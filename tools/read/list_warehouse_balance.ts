import { Decimal } from "decimal.js";
import { z } from "zod";
import type { Row } from "../../odoo/reader.ts";
import { typed } from "../inputs.ts";
import { resolveProduct } from "../lookup/products.ts";
import { type StockAndDemand, stockAndDemand } from "../lookup/stock-and-demand.ts";
import { warehouses } from "../lookup/warehouses.ts";
import { quantity, record, text, whole } from "../output.ts";
import { idOf, textOf } from "../row-values.ts";
import { readTool } from "../tool.ts";

const LIMIT = 20;

const output = z.object({
  /** The largest first; a product that two warehouses could give stands there for each. */
  moves: z.array(
    record("product.product", {
      product: text("stock.move.product_id", "open"),
      uom: text("product.product.uom_id", "open"),
      shortIn: text("stock.warehouse.name", "open"),
      /** Open deliveries there take so much more than is on hand. */
      missing: quantity("stock.move.product_qty"),
      freeIn: text("stock.warehouse.name", "open"),
      /** On hand there and wanted by no open delivery. */
      free: quantity("stock.quant.quantity"),
      /** The smaller of the two. */
      movable: quantity("stock.quant.quantity"),
    }),
  ),
  /** Products that are short in a warehouse, and how many of them another one of the company could help out with. */
  shortCount: whole("product.product.id"),
  coveredCount: whole("product.product.id"),
  hasMore: z.boolean(),
});
export type WarehouseBalance = z.output<typeof output>;

export default readTool({
  name: "list_warehouse_balance",
  description: `Products that are short in one warehouse and free in another of the same company: what lacks, what is free there and how much could be moved. One product or all; at most ${LIMIT}.`,
  models: ["stock.move", "stock.picking.type", "stock.picking", "stock.quant", "stock.location", "stock.warehouse", "product.product"],
  input: z.object({ product: typed("Product code or name").optional() }),
  output,
  async run({ product }, context) {
    const item = product === undefined ? undefined : await resolveProduct(context, product);
    const [{ places, stock, hasMore }, all] = await Promise.all([
      stockAndDemand(context, item ? [["product_id", "=", item.id]] : []),
      warehouses(context),
    ]);
    const short = places.filter((place) => lacksOf(place).gt(0));
    const products = [...new Set(short.map((place) => place.product))];
    const items = products.length === 0 ? [] : await context.odoo.read("product.product", products, ["uom_id"]);
    const found = short
      .flatMap((place) => helpersOf(place, places, all, stock))
      .map(({ place, from, free }) => {
        const unit = items.find(({ id }) => id === place.product);
        return {
          id: String(place.product),
          product: place.name,
          uom: unit && textOf(unit, "uom_id"),
          shortIn: nameOf(place.warehouse, all),
          missing: lacksOf(place).toFixed(),
          freeIn: nameOf(from, all),
          free: free.toFixed(),
          movable: Decimal.min(lacksOf(place), free).toFixed(),
        };
      })
      .sort((one, other) => Number(other.movable) - Number(one.movable));
    return {
      moves: found.slice(0, LIMIT),
      shortCount: products.length,
      coveredCount: new Set(found.map(({ id }) => id)).size,
      hasMore: hasMore || found.length > LIMIT,
    };
  },
});

function lacksOf({ demand, onHand }: StockAndDemand): Decimal {
  return demand.reduce((sum, one) => sum.plus(one.quantity), new Decimal(0)).minus(onHand);
}

/** Warehouses of the same company with something left after their own deliveries. */
function helpersOf(place: StockAndDemand, places: readonly StockAndDemand[], all: readonly Row[], stock: ReadonlyMap<string, Decimal>) {
  const company = companyOf(place.warehouse, all);
  return all.flatMap((row) => {
    if (row.id === place.warehouse || company === undefined || companyOf(row.id, all) !== company) return [];
    const own = places.find(({ product, warehouse }) => product === place.product && warehouse === row.id);
    const free = own ? lacksOf(own).negated() : (stock.get(`${place.product}|${row.id}`) ?? new Decimal(0));
    return free.gt(0) ? [{ place, from: row.id, free }] : [];
  });
}

function companyOf(warehouse: number, all: readonly Row[]): number | undefined {
  const row = all.find(({ id }) => id === warehouse);
  return row && idOf(row, "company_id");
}

function nameOf(warehouse: number, all: readonly Row[]) {
  const row = all.find(({ id }) => id === warehouse);
  return row && textOf(row, "name");
}
