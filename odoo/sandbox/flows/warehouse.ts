import type { JsonObject } from "../../../core/json.ts";
import { nameRecord, recordNamed } from "../base/load.ts";
import type { Env } from "../engine/env.ts";
import { create, createRecord } from "../engine/mutate.ts";
import { table } from "../engine/world.ts";

interface OperationType {
  readonly field: string;
  readonly name: string;
  readonly code: string;
  readonly sequence_code: string;
  readonly active: boolean;
  /** Its place after the company's other operation types. */
  readonly place: number;
}

const TYPES: readonly OperationType[] = [
  { field: "in_type_id", name: "Receipts", code: "incoming", sequence_code: "IN", active: true, place: 1 },
  { field: "int_type_id", name: "Internal Transfers", code: "internal", sequence_code: "INT", active: true, place: 4 },
  { field: "pick_type_id", name: "Pick", code: "internal", sequence_code: "PICK", active: false, place: 5 },
  { field: "pack_type_id", name: "Pack", code: "internal", sequence_code: "PACK", active: false, place: 6 },
  { field: "out_type_id", name: "Delivery Orders", code: "outgoing", sequence_code: "OUT", active: true, place: 7 },
];

export function createWarehouse(env: Env, vals: JsonObject): number {
  return createRecord({ ...env, su: true }, "stock.warehouse", vals);
}

/** The locations and operation types that Odoo makes with a warehouse. */
export function warehouseParts(env: Env, vals: JsonObject): JsonObject {
  const company = Number(vals["company_id"] ?? env.company);
  const code = String(vals["code"] ?? "");
  const view = create(env, "stock.location", { name: code, usage: "view", company_id: company });
  const stock = create(env, "stock.location", {
    name: "Stock",
    usage: "internal",
    location_id: view.id,
    company_id: company,
    replenish_location: true,
  });
  const inside = (name: string) =>
    create(env, "stock.location", { name, usage: "internal", location_id: view.id, company_id: company, active: false }).id;
  const parts: Record<string, number> = {
    view_location_id: view.id,
    lot_stock_id: stock.id,
    wh_input_stock_loc_id: inside("Input"),
    wh_output_stock_loc_id: inside("Output"),
  };
  const suppliers = recordNamed(env.world, "stock.stock_location_suppliers");
  const customers = recordNamed(env.world, "stock.stock_location_customers");
  const others = [...table(env.world, "stock.picking.type").rows.values()].filter((row) => row["company_id"] === company && row["active"] === true);
  const last = Math.max(0, ...others.map((row) => Number(row["sequence"] ?? 0)));
  for (const type of TYPES) {
    parts[type.field] = create(env, "stock.picking.type", {
      name: type.name,
      code: type.code,
      sequence_code: type.sequence_code,
      sequence: last + type.place,
      active: type.active,
      company_id: company,
      default_location_src_id: type.code === "incoming" ? suppliers : stock.id,
      default_location_dest_id: type.code === "outgoing" ? customers : stock.id,
      barcode: `${code.replaceAll(" ", "").toUpperCase()}${type.sequence_code}`,
      use_create_lots: type.code !== "internal",
      use_existing_lots: type.code !== "incoming",
    }).id;
  }
  return parts;
}

/** Ties the warehouse's parts to it, once it has an id. */
export function tieWarehouse(
  env: Env,
  warehouse: number,
  assignTo: (type: number, vals: JsonObject) => void,
  parts: { readonly [field: string]: number },
): void {
  for (const { field } of TYPES) assignTo(parts[field] ?? 0, { warehouse_id: warehouse });
  assignTo(parts["in_type_id"] ?? 0, { return_picking_type_id: parts["out_type_id"] ?? 0 });
  assignTo(parts["out_type_id"] ?? 0, { return_picking_type_id: parts["in_type_id"] ?? 0 });
  if (warehouse !== 1) return;
  nameRecord(env.world, "stock.warehouse0", "stock.warehouse", warehouse);
  nameRecord(env.world, "stock.picking_type_in", "stock.picking.type", parts["in_type_id"] ?? 0);
  nameRecord(env.world, "stock.picking_type_out", "stock.picking.type", parts["out_type_id"] ?? 0);
  nameRecord(env.world, "stock.picking_type_internal", "stock.picking.type", parts["int_type_id"] ?? 0);
  nameRecord(env.world, "stock.stock_location_stock", "stock.location", parts["lot_stock_id"] ?? 0);
}
