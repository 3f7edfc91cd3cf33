import type { Behaviour } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { sudo } from "../engine/env.ts";
import { assign } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { userError } from "../errors.ts";
import { forecastOf } from "../flows/forecast.ts";
import { assignMoves, isFinished, recomputeState, reservesStock, setMoveQuantity } from "../flows/moves.ts";
import { changeReserved, freeAt } from "../flows/quants.ts";
import { convert } from "../flows/uom.ts";

function alertDate(rec: Rec): string | false {
  if (isFinished(rec)) return false;
  const latest = rec
    .all("move_orig_ids")
    .filter((origin) => !isFinished(origin))
    .map((origin) => origin.str("date"))
    .toSorted()
    .at(-1);
  return latest !== undefined && latest > rec.str("date") ? latest : false;
}

/** A new deadline goes along the chain of moves. */
function passDeadline(recs: readonly Rec[], deadline: unknown): void {
  if (typeof deadline !== "string") return;
  for (const rec of recs) {
    for (const linked of [...rec.all("move_dest_ids"), ...rec.all("move_orig_ids")]) {
      if (!isFinished(linked) && linked.str("date_deadline") !== deadline && linked.ref("picking_id") !== rec.ref("picking_id"))
        assign(linked, { date_deadline: deadline });
    }
  }
}

const productUom = (rec: Rec) => Number(rec.path("product_id.uom_id") || 0);

export const stockMove: Behaviour = {
  model: "stock.move",
  recName: "reference",
  indexes: ["product_id"],
  displayName: (rec) =>
    `${rec.to("picking_id")?.str("origin") ? `${rec.to("picking_id")?.str("origin")}/` : ""}${rec.path("product_id.default_code") ? `${rec.path("product_id.default_code")}: ` : ""}${rec.to("location_id")?.str("complete_name")}>${rec.to("location_dest_id")?.str("complete_name")}`,
  searchName: (_env, operator, value) => ["|", ["reference", operator, value], ["product_id.name", operator, value]],
  defaults: {
    date: (env) => env.now,
    state: () => "draft",
    company_id: (env) => env.company,
    sequence: () => 10,
    priority: () => "0",
    procure_method: () => "make_to_stock",
    propagate_cancel: () => true,
    product_uom_qty: () => 0,
  },
  created(rec, vals) {
    const picking = rec.to("picking_id");
    if (!picking) return;
    const missing: Record<string, number> = {};
    if (!vals["location_id"]) missing["location_id"] = picking.ref("location_id");
    if (!vals["location_dest_id"]) missing["location_dest_id"] = picking.ref("location_dest_id");
    if (Object.keys(missing).length > 0) assign(rec, missing);
  },
  prepareWrite(_env, recs, vals) {
    const { quantity, picked, ...rest } = vals;
    if (vals["date_deadline"] !== undefined) passDeadline(recs, vals["date_deadline"]);
    if (quantity !== undefined) for (const rec of recs) setMoveQuantity(rec, Number(quantity));
    if (picked !== undefined)
      for (const rec of recs) for (const line of rec.all("move_line_ids")) if (line.bool("picked") !== (picked === true)) assign(line, { picked });
    return picked === undefined ? rest : { ...rest, picked };
  },
  written(_env, recs, vals) {
    if (vals["product_uom_qty"] === undefined) return;
    for (const rec of recs) {
      if (isFinished(rec) || rec.str("state") === "draft") continue;
      if (rec.num("quantity") > rec.num("product_uom_qty")) setMoveQuantity(rec, rec.num("product_uom_qty"));
      recomputeState(rec);
      if (rec.path("location_id.usage") === "supplier") assignMoves([rec]);
    }
  },
  computes: [
    { fields: ["product_uom"], depends: ["product_id"], compute: (rec) => ({ product_uom: rec.ref("product_uom") || productUom(rec) }) },
    {
      fields: ["product_qty"],
      depends: ["product_id", "product_uom", "product_uom_qty"],
      compute: (rec) => ({ product_qty: convert(rec.env, rec.num("product_uom_qty"), rec.ref("product_uom"), productUom(rec)) }),
    },
    {
      fields: ["quantity"],
      depends: ["move_line_ids.quantity", "move_line_ids.product_uom_id"],
      compute: (rec) => ({
        quantity: round(
          rec
            .all("move_line_ids")
            .reduce((sum, line) => sum + convert(rec.env, line.num("quantity"), line.ref("product_uom_id"), rec.ref("product_uom")), 0),
          2,
        ),
      }),
    },
    {
      fields: ["picked"],
      depends: ["move_line_ids.picked", "state"],
      compute: (rec) => ({ picked: rec.str("state") === "done" || rec.all("move_line_ids").some((line) => line.bool("picked")) }),
    },
    {
      fields: ["reference"],
      depends: ["picking_id.name", "is_inventory", "inventory_name"],
      compute: (rec) => ({
        reference: rec.to("picking_id")?.str("name") ?? (rec.bool("is_inventory") ? rec.str("inventory_name") || "Product Quantity Updated" : ""),
      }),
    },
    {
      fields: ["picking_type_id"],
      depends: ["picking_id.picking_type_id"],
      compute: (rec) => ({ picking_type_id: rec.to("picking_id")?.ref("picking_type_id") || rec.ref("picking_type_id") || false }),
    },
    {
      fields: ["partner_id"],
      depends: ["picking_id.partner_id"],
      compute: (rec) => ({ partner_id: rec.to("picking_id")?.ref("partner_id") || rec.ref("partner_id") || false }),
    },
    {
      fields: ["location_id"],
      depends: ["picking_id.location_id"],
      compute: (rec) => ({ location_id: rec.ref("location_id") || (rec.to("picking_id")?.ref("location_id") ?? false) }),
    },
    {
      fields: ["location_dest_id"],
      depends: ["picking_id.location_dest_id"],
      compute: (rec) => ({ location_dest_id: rec.ref("location_dest_id") || (rec.to("picking_id")?.ref("location_dest_id") ?? false) }),
    },
    { fields: ["priority"], depends: ["picking_id.priority"], compute: (rec) => ({ priority: rec.to("picking_id")?.str("priority") || "0" }) },
    {
      fields: ["delay_alert_date"],
      depends: ["date", "state", "move_orig_ids.date", "move_orig_ids.state"],
      compute: (rec) => ({ delay_alert_date: alertDate(rec) }),
    },
    {
      fields: ["is_in"],
      depends: ["state", "location_id", "location_dest_id"],
      compute: (rec) => ({ is_in: rec.path("location_id.usage") !== "internal" && rec.path("location_dest_id.usage") === "internal" }),
    },
    {
      fields: ["is_out"],
      depends: ["state", "location_id", "location_dest_id"],
      compute: (rec) => ({ is_out: rec.path("location_id.usage") === "internal" && rec.path("location_dest_id.usage") !== "internal" }),
    },
    {
      fields: ["weight"],
      depends: ["product_id", "product_uom_qty", "product_uom"],
      compute: (rec) => ({ weight: rec.num("product_qty") * Number(rec.path("product_id.weight") || 0) }),
    },
    { fields: ["forecast_availability"], compute: (rec) => ({ forecast_availability: forecastOf(rec).availability }) },
    { fields: ["forecast_expected_date"], compute: (rec) => ({ forecast_expected_date: forecastOf(rec).expected }) },
    {
      fields: ["availability"],
      compute: (rec) => ({
        availability:
          rec.str("state") === "done"
            ? rec.num("product_qty")
            : Math.min(rec.num("product_qty"), freeAt(rec.env, rec.ref("product_id"), rec.ref("location_id"))),
      }),
    },
    {
      fields: ["lot_ids"],
      compute: (rec) => ({ lot_ids: [...new Set(rec.all("move_line_ids").map((line) => line.ref("lot_id")))].filter((id) => id > 0) }),
    },
  ],
  beforeUnlink(_env, recs) {
    for (const rec of recs) if (!["draft", "cancel"].includes(rec.str("state"))) throw userError("You can only delete draft or cancelled moves.");
  },
};

export const stockMoveLine: Behaviour = {
  model: "stock.move.line",
  indexes: ["product_id"],
  displayName: (rec) => `stock.move.line,${rec.id}`,
  defaults: { date: (env) => env.now, company_id: (env) => env.company },
  prepareCreate(env, vals) {
    const move = vals["move_id"] ? record(sudo(env), "stock.move", Number(vals["move_id"])) : undefined;
    if (!move) return vals;
    return {
      product_id: move.ref("product_id"),
      product_uom_id: move.ref("product_uom"),
      picking_id: move.ref("picking_id") || false,
      location_id: move.ref("location_id"),
      location_dest_id: move.ref("location_dest_id"),
      ...vals,
    };
  },
  created(rec) {
    if (rec.str("state") !== "done" && reservesStock(rec))
      changeReserved(rec.env, rec.ref("product_id"), rec.ref("location_id"), rec.num("quantity_product_uom"), rec.ref("lot_id"));
  },
  prepareWrite(_env, recs, vals) {
    if (vals["quantity"] !== undefined) for (const rec of recs) moveReservation(rec, Number(vals["quantity"]));
    return vals;
  },
  beforeUnlink(_env, recs) {
    for (const rec of recs) {
      if (rec.str("state") === "done")
        throw userError("You can not delete product moves if the picking is done. You can only correct the done quantities.");
      if (reservesStock(rec))
        changeReserved(rec.env, rec.ref("product_id"), rec.ref("location_id"), -rec.num("quantity_product_uom"), rec.ref("lot_id"));
    }
  },
  computes: [
    {
      fields: ["quantity_product_uom"],
      depends: ["quantity", "product_uom_id", "product_id"],
      compute: (rec) => ({ quantity_product_uom: convert(rec.env, rec.num("quantity"), rec.ref("product_uom_id"), productUom(rec)) }),
    },
    {
      fields: ["picking_type_id"],
      compute: (rec) => ({ picking_type_id: rec.to("picking_id")?.ref("picking_type_id") ?? rec.to("move_id")?.ref("picking_type_id") ?? false }),
    },
  ],
};

/** A line's quantity is a reservation until it is done, so changing one changes the other. */
function moveReservation(rec: Rec, quantity: number): void {
  if (rec.str("state") === "done" || !reservesStock(rec)) return;
  const after = convert(rec.env, quantity, rec.ref("product_uom_id"), productUom(rec));
  changeReserved(rec.env, rec.ref("product_id"), rec.ref("location_id"), round(after - rec.num("quantity_product_uom"), 6), rec.ref("lot_id"));
}
