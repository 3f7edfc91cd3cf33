import { isJsonObject, type Json } from "../../../core/json.ts";
import { checkModel } from "../engine/access.ts";
import { round } from "../engine/coerce.ts";
import { type Env, sudo } from "../engine/env.ts";
import { assign, create, createRecord } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { table } from "../engine/world.ts";
import { userError } from "../errors.ts";
import { addLine, assignWaiting, doneMoves } from "./moves.ts";
import { quantsAt } from "./quants.ts";

/** Creates a quant, or in inventory mode writes a count on the one that is there. */
export function countQuant(env: Env, vals: Json): number {
  if (!isJsonObject(vals)) throw userError("values must be a dictionary");
  const counted = vals["inventory_quantity"] ?? vals["inventory_quantity_auto_apply"];
  if (env.context["inventory_mode"] !== true || counted === undefined) return createRecord(env, "stock.quant", vals);
  checkModel(env, "stock.quant", "create");
  const own = sudo(env);
  const product = Number(vals["product_id"]);
  const location = Number(vals["location_id"]);
  const usage = record(own, "stock.location", location).str("usage");
  if (usage !== "internal" && usage !== "transit") throw userError("You can only adjust the quantities of internal locations.");
  const existing = quantsAt(own, product, location, false).find((quant) => quant.ref("lot_id") === Number(vals["lot_id"] || 0));
  const quant = existing ?? create(own, "stock.quant", { product_id: product, location_id: location, lot_id: vals["lot_id"] ?? false });
  assign(quant, { inventory_quantity: counted, inventory_quantity_set: true, user_id: env.uid });
  if (vals["inventory_quantity_auto_apply"] !== undefined) applyInventory(own, [quant]);
  return quant.id;
}

/** Books the difference between what was counted and what is held. */
export function applyInventory(env: Env, quants: readonly Rec[]): void {
  for (const quant of quants) {
    const difference = round(quant.num("inventory_quantity") - quant.num("quantity"), 6);
    if (difference !== 0) bookDifference(env, quant, difference);
    assign(quant, { inventory_quantity: 0, inventory_quantity_set: false, user_id: false });
  }
}

function bookDifference(env: Env, quant: Rec, difference: number): void {
  const company = quant.ref("company_id") || env.company;
  const loss = [...table(env.world, "stock.location").rows.values()].find((row) => row["usage"] === "inventory" && row["company_id"] === company);
  if (!loss) throw userError("There is no inventory location for this company.");
  const [from, to] = difference > 0 ? [loss.id, quant.ref("location_id")] : [quant.ref("location_id"), loss.id];
  const move = create(env, "stock.move", {
    product_id: quant.ref("product_id"),
    product_uom: Number(quant.path("product_id.uom_id")),
    product_uom_qty: Math.abs(difference),
    company_id: company,
    location_id: from,
    location_dest_id: to,
    is_inventory: true,
    inventory_name: env.context["inventory_name"] ?? "Physical Inventory",
    state: "confirmed",
    picked: true,
  });
  addLine(move, from, Math.abs(difference), quant.ref("lot_id"));
  assignWaiting(env, doneMoves(env, [move], false));
}
