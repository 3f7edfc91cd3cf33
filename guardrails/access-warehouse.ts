import type { Change, Effect } from "../core/change.ts";
import type { Domain } from "../core/domain.ts";
import { CopilotError } from "../core/errors.ts";
import type { Json } from "../core/json.ts";
import type { Principal } from "../core/principal.ts";
import type { Reader, Row } from "../odoo/reader.ts";

/** Where a record's warehouse stands: the path from its model to stock.warehouse. */
const WAREHOUSE_PATHS: Readonly<Record<string, string>> = {
  "stock.warehouse": "id",
  "stock.picking.type": "warehouse_id",
  "stock.picking": "picking_type_id.warehouse_id",
  "stock.move": "picking_type_id.warehouse_id",
  "stock.move.line": "move_id.picking_type_id.warehouse_id",
  "stock.quant": "location_id.warehouse_id",
  "stock.warehouse.orderpoint": "warehouse_id",
  "sale.order": "warehouse_id",
  "sale.order.line": "order_id.warehouse_id",
  "purchase.order": "picking_type_id.warehouse_id",
  "purchase.order.line": "order_id.picking_type_id.warehouse_id",
};

/** Locations of no warehouse are those of customers, vendors and the like. */
const OR_NONE = new Set(["stock.location"]);

/** Chatter belongs to some record of any model, so that a condition can't say whether that one is in scope. */
const UNSCOPABLE = ["mail.message", "mail.activity"];

/** The rows of a model that lie in a principal's warehouses. */
export function warehouseScope(model: string, warehouses: readonly number[]): Domain {
  if (UNSCOPABLE.includes(model)) return [["id", "=", 0]];
  if (OR_NONE.has(model)) return ["|", ["warehouse_id", "=", false], ["warehouse_id", "in", [...warehouses]]];
  const path = WAREHOUSE_PATHS[model];
  return path === undefined ? [] : [[path, "in", [...warehouses]]];
}

/**
 * The warehouses that a change touches, as Odoo says; undefined for one of records that have none. What the requester
 * can't read is refused in the words used for what does not exist.
 */
export async function warehousesOf(reader: Reader, change: Change): Promise<readonly number[] | undefined> {
  const path = WAREHOUSE_PATHS[change.model];
  const [first = "id"] = path?.split(".") ?? [];
  const rows = await reader.read(change.model, change.ids, [first]);
  if (rows.length < new Set(change.ids).size) throw new CopilotError("NOT_FOUND", "There is no such record. Look it up first, then ask again.");
  const named = idsOf([change.values["warehouse_id"]]);
  if (path === undefined) return named.length > 0 ? [...new Set(named)] : undefined;
  const direct = first === "warehouse_id" ? rows.flatMap((row) => idOf(row[first]) ?? []) : await throughTypes(reader, rows);
  return [...new Set([...direct, ...named])];
}

/** The warehouses that Odoo's dry run names count too: it chose them where the change left it to Odoo. */
export function withEffect(warehouses: readonly number[] | undefined, { created, changed }: Effect): readonly number[] | undefined {
  const named = idsOf([...created, ...changed].flatMap(({ before, after }) => [before?.["warehouse_id"], after?.["warehouse_id"]]));
  return warehouses === undefined && named.length === 0 ? undefined : [...new Set([...(warehouses ?? []), ...named])];
}

/** Nobody asks for or decides on what happens in a warehouse that is not theirs; one that isn't known isn't. */
export function worksInWarehouse(
  { warehouses }: Pick<Principal, "warehouses">,
  change: { readonly warehouses?: readonly number[] | undefined },
): boolean {
  if (warehouses === "all" || change.warehouses === undefined) return true;
  return change.warehouses.length > 0 && change.warehouses.every((id) => warehouses.includes(id));
}

async function throughTypes(reader: Reader, rows: readonly Row[]): Promise<number[]> {
  const ids = [...new Set(rows.flatMap((row) => idOf(row["picking_type_id"]) ?? []))];
  const types = await reader.read("stock.picking.type", ids, ["warehouse_id"]);
  return types.flatMap((row) => idOf(row["warehouse_id"]) ?? []);
}

function idsOf(values: readonly (Json | undefined)[]): number[] {
  return values.flatMap((value) => idOf(value) ?? []);
}

/** A many2one comes as an id, or as an id with a name. */
function idOf(value: Json | undefined): number | undefined {
  const id = Array.isArray(value) ? value[0] : value;
  return typeof id === "number" ? id : undefined;
}
