import type { Json } from "../../../core/json.ts";
import type { Behaviour } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { sudo, today } from "../engine/env.ts";
import { hierarchyIds } from "../engine/hierarchy.ts";
import { assign } from "../engine/mutate.ts";
import { type Rec, record, records } from "../engine/record.ts";
import { addDays } from "../engine/time.ts";
import { rowOf, table } from "../engine/world.ts";
import { applyInventory, countQuant } from "../flows/inventory.ts";
import { quantitiesOf } from "../flows/quantities.ts";
import { leadDays, quantityToOrder, replenish, vendorOf } from "../flows/replenish.ts";
import { tieWarehouse, warehouseParts } from "../flows/warehouse.ts";

export const stockLocation: Behaviour = {
  model: "stock.location",
  displayName: (rec) => rec.str("complete_name"),
  searchName: (_env, operator, value) => [["complete_name", operator, value]],
  defaults: { active: () => true, usage: () => "internal", company_id: (env) => env.company },
  computes: [
    {
      fields: ["complete_name"],
      depends: ["name", "usage", "location_id.complete_name"],
      compute: (rec) => ({
        complete_name:
          rec.ref("location_id") && rec.str("usage") !== "view"
            ? `${rec.to("location_id")?.str("complete_name")}/${rec.str("name")}`
            : rec.str("name"),
      }),
    },
    {
      fields: ["parent_path"],
      depends: ["location_id.parent_path"],
      compute: (rec) => ({ parent_path: `${rec.to("location_id")?.str("parent_path") ?? ""}${rec.id}/` }),
    },
    {
      fields: ["warehouse_id"],
      depends: ["location_id.warehouse_id"],
      compute: (rec) => ({
        warehouse_id:
          [...table(rec.env.world, "stock.warehouse").rows.values()].find((row) => row["view_location_id"] === rec.id)?.id ??
          rec.to("location_id")?.ref("warehouse_id") ??
          0,
      }),
    },
    { fields: ["is_empty"], compute: (rec) => ({ is_empty: rec.all("quant_ids").every((quant) => quant.num("quantity") === 0) }) },
  ],
};

const PARTS = ["view_location_id", "lot_stock_id", "in_type_id", "int_type_id", "pick_type_id", "pack_type_id", "out_type_id"] as const;

export const stockWarehouse: Behaviour = {
  model: "stock.warehouse",
  defaults: {
    active: () => true,
    company_id: (env) => env.company,
    partner_id: (env, vals) => rowOf(env.world, "res.company", Number(vals["company_id"] ?? env.company))?.["partner_id"] as number,
    reception_steps: () => "one_step",
    delivery_steps: () => "ship_only",
    sequence: () => 10,
  },
  prepareCreate: (env, vals) => ({ ...warehouseParts(sudo(env), vals), ...vals }),
  created(rec) {
    const parts = Object.fromEntries(PARTS.map((field) => [field, rec.ref(field)]));
    tieWarehouse(rec.env, rec.id, (type, vals) => assign(record(rec.env, "stock.picking.type", type), vals), parts);
    for (const place of hierarchyIds(rec.env, "stock.location", "child_of", rec.ref("view_location_id")))
      assign(record(rec.env, "stock.location", place), { warehouse_id: rec.id });
  },
  written(_env, recs, vals) {
    const { code } = vals;
    if (typeof code !== "string") return;
    for (const rec of recs) {
      const view = rec.to("view_location_id");
      if (view) assign(view, { name: code });
      for (const type of rec.env.world.tables.get("stock.picking.type")?.rows.values() ?? []) {
        if (type["warehouse_id"] === rec.id)
          assign(record(rec.env, "stock.picking.type", type.id), { barcode: `${code.replaceAll(" ", "").toUpperCase()}${type["sequence_code"]}` });
      }
    }
  },
};

const openPickings = (rec: Rec, states: readonly string[], late = false) =>
  [...table(rec.env.world, "stock.picking").rows.values()].filter(
    (row) =>
      row["picking_type_id"] === rec.id && states.includes(String(row["state"])) && (!late || String(row["scheduled_date"] ?? "") < rec.env.now),
  ).length;

export const stockPickingType: Behaviour = {
  model: "stock.picking.type",
  displayName: (rec) => (rec.ref("warehouse_id") ? `${rec.to("warehouse_id")?.str("name")}: ${rec.str("name")}` : rec.str("name")),
  searchName(_env, operator, value) {
    const [warehouse, name] = typeof value === "string" && value.includes(": ") && !operator.startsWith("not") ? value.split(": ") : [];
    if (warehouse !== undefined && name !== undefined) return ["&", ["warehouse_id.name", operator, warehouse], ["name", operator, name]];
    return ["|", ["name", operator, value], ["warehouse_id.name", operator, value]];
  },
  defaults: {
    active: () => true,
    company_id: (env) => env.company,
    reservation_method: () => "at_confirm",
    create_backorder: () => "ask",
    move_type: () => "direct",
  },
  computes: [
    { fields: ["count_picking_ready"], compute: (rec) => ({ count_picking_ready: openPickings(rec, ["assigned"]) }) },
    { fields: ["count_picking_late"], compute: (rec) => ({ count_picking_late: openPickings(rec, ["assigned", "waiting", "confirmed"], true) }) },
    { fields: ["count_picking_waiting"], compute: (rec) => ({ count_picking_waiting: openPickings(rec, ["confirmed", "waiting"]) }) },
    { fields: ["count_picking"], compute: (rec) => ({ count_picking: openPickings(rec, ["assigned", "waiting", "confirmed"]) }) },
  ],
};

export const stockReference: Behaviour = {
  model: "stock.reference",
  computes: [
    {
      fields: ["picking_ids"],
      compute: (rec) => ({
        picking_ids: [...new Set(rec.all("move_ids").map((move) => move.ref("picking_id")))].filter((id) => id > 0).sort((a, b) => b - a),
      }),
    },
  ],
};

export const stockLot: Behaviour = {
  model: "stock.lot",
  defaults: { company_id: (env) => env.company },
  computes: [
    {
      fields: ["product_qty"],
      compute: (rec) => ({
        product_qty: round(
          rec
            .all("quant_ids")
            .filter((quant) => quant.path("location_id.usage") === "internal")
            .reduce((sum, quant) => sum + quant.num("quantity"), 0),
          2,
        ),
      }),
    },
    {
      fields: ["location_id"],
      depends: ["quant_ids.quantity", "quant_ids.location_id"],
      compute(rec) {
        const places = new Set(
          rec
            .all("quant_ids")
            .filter((quant) => quant.num("quantity") > 0)
            .map((quant) => quant.ref("location_id")),
        );
        return { location_id: places.size === 1 ? ([...places][0] ?? false) : false };
      },
    },
  ],
};

export const stockQuant: Behaviour = {
  model: "stock.quant",
  indexes: ["product_id", "location_id"],
  displayName: (rec) =>
    [rec.to("location_id")?.str("complete_name") ?? "", ...(rec.ref("lot_id") ? [rec.to("lot_id")?.str("name") ?? ""] : [])].join(" - "),
  searchName: (_env, operator, value) => ["|", ["location_id.complete_name", operator, value], ["lot_id.name", operator, value]],
  defaults: { in_date: (env) => env.now },
  computes: [
    { fields: ["available_quantity"], compute: (rec) => ({ available_quantity: round(rec.num("quantity") - rec.num("reserved_quantity"), 2) }) },
    {
      fields: ["inventory_diff_quantity"],
      depends: ["inventory_quantity"],
      compute: (rec) => ({ inventory_diff_quantity: round(rec.num("inventory_quantity") - rec.num("quantity"), 2) }),
    },
    {
      fields: ["inventory_date"],
      depends: ["location_id"],
      compute: (rec) => ({ inventory_date: `${Number(today(rec.env).slice(0, 4)) + (today(rec.env).slice(5) > "12-31" ? 1 : 0)}-12-31` }),
    },
    { fields: ["inventory_quantity_auto_apply"], compute: (rec) => ({ inventory_quantity_auto_apply: rec.num("quantity") }) },
    { fields: ["on_hand"], compute: (rec) => ({ on_hand: rec.path("location_id.usage") === "internal" }) },
    { fields: ["is_outdated"], compute: () => ({ is_outdated: false }) },
    {
      fields: ["value"],
      compute: (rec) => ({
        value: rec.path("location_id.usage") === "internal" ? round(rec.num("quantity") * Number(rec.path("product_id.standard_price") || 0), 2) : 0,
      }),
    },
  ],
  methods: {
    create: {
      on: "model",
      params: ["vals_list"],
      run: (env, _, { vals_list }) => (Array.isArray(vals_list) ? vals_list : [vals_list ?? {}]).map((vals: Json) => countQuant(env, vals)),
    },
    action_apply_inventory: {
      on: "records",
      params: ["date?"],
      run(env, ids) {
        applyInventory(sudo(env), records(sudo(env), "stock.quant", ids));
        return null;
      },
    },
  },
};

export const stockWarehouseOrderpoint: Behaviour = {
  model: "stock.warehouse.orderpoint",
  defaults: {
    active: () => true,
    trigger: () => "auto",
    company_id: (env) => env.company,
    warehouse_id: (env, vals) =>
      [...table(env.world, "stock.warehouse").rows.values()].find((row) => row["company_id"] === (vals["company_id"] ?? env.company))?.id ?? false,
  },
  prepareCreate(env, vals) {
    const number = String(table(env.world, "stock.warehouse.orderpoint").nextId).padStart(5, "0");
    return { name: `OP/${number}`, ...vals };
  },
  computes: [
    { fields: ["location_id"], depends: ["warehouse_id"], compute: (rec) => ({ location_id: rec.to("warehouse_id")?.ref("lot_stock_id") ?? false }) },
    {
      fields: ["warehouse_id"],
      depends: [],
      compute: (rec) => ({ warehouse_id: rec.ref("warehouse_id") || (rec.to("location_id")?.ref("warehouse_id") ?? false) }),
    },
    {
      fields: ["product_max_qty"],
      depends: ["product_min_qty"],
      compute: (rec) => ({ product_max_qty: Math.max(rec.num("product_max_qty"), rec.num("product_min_qty")) }),
    },
    { fields: ["qty_on_hand"], compute: (rec) => ({ qty_on_hand: atLocation(rec).qty_available }) },
    { fields: ["qty_forecast"], compute: (rec) => ({ qty_forecast: atLocation(rec).virtual_available }) },
    { fields: ["qty_to_order"], compute: (rec) => ({ qty_to_order: rec.num("qty_to_order_manual") || quantityToOrder(rec) }) },
    { fields: ["qty_to_order_computed"], compute: (rec) => ({ qty_to_order_computed: quantityToOrder(rec) }) },
    { fields: ["lead_days"], compute: (rec) => ({ lead_days: leadDays(rec) }) },
    { fields: ["lead_horizon_date"], compute: (rec) => ({ lead_horizon_date: addDays(today(rec.env), leadDays(rec)) }) },
    { fields: ["effective_vendor_id"], compute: (rec) => ({ effective_vendor_id: vendorOf(rec)?.ref("partner_id") ?? false }) },
  ],
  methods: {
    action_replenish: {
      on: "records",
      params: ["force_to_max?"],
      run: (env, ids) => replenish(sudo(env), records(sudo(env), "stock.warehouse.orderpoint", ids)),
    },
  },
};

const atLocation = (rec: Rec) => quantitiesOf({ ...rec.env, context: { location: rec.ref("location_id") } }, rec.ref("product_id"));
