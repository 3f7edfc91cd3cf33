import { round } from "../engine/coerce.ts";
import { contextNumber, type Env } from "../engine/env.ts";
import { hierarchyIds } from "../engine/hierarchy.ts";
import { record } from "../engine/record.ts";
import { pointingTo, rowOf, table } from "../engine/world.ts";

export interface Quantities {
  readonly qty_available: number;
  readonly free_qty: number;
  readonly incoming_qty: number;
  readonly outgoing_qty: number;
  readonly virtual_available: number;
}

const NONE: Quantities = { qty_available: 0, free_qty: 0, incoming_qty: 0, outgoing_qty: 0, virtual_available: 0 };
const OPEN: ReadonlySet<unknown> = new Set(["waiting", "confirmed", "assigned", "partially_available"]);

/** The locations that count: of the context's warehouse or location, else of all warehouses of the companies. */
export function countedLocations(env: Env): ReadonlySet<number> {
  const location = contextNumber(env, "location");
  if (location !== undefined) return hierarchyIds(env, "stock.location", "child_of", location);
  const wanted = env.context["warehouse_id"];
  const warehouses = [...table(env.world, "stock.warehouse").rows.values()].filter((row) =>
    typeof wanted === "number"
      ? row.id === wanted
      : Array.isArray(wanted) && wanted.length > 0
        ? wanted.includes(row.id)
        : env.companies.includes(Number(row["company_id"])),
  );
  return hierarchyIds(
    env,
    "stock.location",
    "child_of",
    warehouses.map((row) => Number(row["view_location_id"] ?? 0)),
  );
}

/** A product's stock as `qty_available` and its kin tell it. */
export function quantitiesOf(env: Env, product: number): Quantities {
  const template = rowOf(env.world, "product.template", Number(rowOf(env.world, "product.product", product)?.["product_tmpl_id"] ?? 0));
  if (template?.["is_storable"] !== true) return NONE;
  const inside = countedLocations(env);
  let onHand = 0;
  let reserved = 0;
  for (const id of pointingTo(env.world, "stock.quant", "product_id", product)) {
    const quant = rowOf(env.world, "stock.quant", id);
    if (!quant || !inside.has(Number(quant["location_id"]))) continue;
    onHand += Number(quant["quantity"] ?? 0);
    reserved += Number(quant["reserved_quantity"] ?? 0);
  }
  let incoming = 0;
  let outgoing = 0;
  for (const id of pointingTo(env.world, "stock.move", "product_id", product)) {
    const move = rowOf(env.world, "stock.move", id);
    if (!move || !OPEN.has(move["state"])) continue;
    const from = inside.has(Number(move["location_id"]));
    const to = inside.has(Number(move["location_dest_id"]));
    if (from === to) continue;
    const quantity = record(env, "stock.move", id).num("product_qty");
    if (to) incoming += quantity;
    else outgoing += quantity;
  }
  return {
    qty_available: round(onHand, 2),
    free_qty: round(onHand - reserved, 2),
    incoming_qty: round(incoming, 2),
    outgoing_qty: round(outgoing, 2),
    virtual_available: round(onHand + incoming - outgoing, 2),
  };
}
