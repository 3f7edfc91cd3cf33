import type { Json } from "../../../core/json.ts";
import type { Env } from "../engine/env.ts";
import { create } from "../engine/mutate.ts";
import type { Rec } from "../engine/record.ts";
import { userError } from "../errors.ts";
import { assignMoves } from "./moves.ts";
import { confirmMoves } from "./pickings.ts";

/** Makes the transfer that brings goods back, of the quantities on the wizard's lines or of everything. */
export function returnPicking(env: Env, wizard: Rec, everything: boolean): Json {
  const picking = wizard.to("picking_id");
  const lines = wizard
    .all("product_return_moves")
    .map((line) => ({ line, quantity: everything ? (line.to("move_id")?.num("quantity") ?? 0) : line.num("quantity") }));
  const wanted = lines.filter(({ quantity }) => quantity > 0);
  if (!picking || wanted.length === 0) throw userError("Please specify at least one non-zero quantity.");
  const type = picking.to("picking_type_id");
  const returnType = type?.to("return_picking_type_id") ?? type;
  const destination =
    returnType?.str("code") === "incoming" && returnType.ref("default_location_dest_id")
      ? returnType.ref("default_location_dest_id")
      : picking.ref("location_id");
  const made = create(env, "stock.picking", {
    picking_type_id: returnType?.id ?? 0,
    origin: `Return of ${picking.str("name")}`,
    partner_id: picking.ref("partner_id") || false,
    location_id: picking.ref("location_dest_id"),
    location_dest_id: destination,
    company_id: picking.ref("company_id"),
    return_id: picking.id,
    user_id: false,
  });
  const moves = wanted.flatMap(({ line, quantity }) => {
    const origin = line.to("move_id");
    if (!origin) return [];
    return [
      create(env, "stock.move", {
        product_id: line.ref("product_id"),
        product_uom_qty: quantity,
        product_uom: origin.ref("product_uom"),
        picking_id: made.id,
        date: env.now,
        location_id: picking.ref("location_dest_id"),
        location_dest_id: destination,
        picking_type_id: returnType?.id ?? 0,
        warehouse_id: returnType?.ref("warehouse_id") ?? false,
        origin_returned_move_id: origin.id,
        procure_method: "make_to_stock",
        company_id: picking.ref("company_id"),
        partner_id: picking.ref("partner_id") || false,
        to_refund: line.bool("to_refund"),
        reference_ids: [[6, 0, origin.ids("reference_ids")]],
        sale_line_id: origin.ref("sale_line_id") || false,
        purchase_line_id: origin.ref("purchase_line_id") || false,
      }),
    ];
  });
  confirmMoves(env, moves);
  assignMoves(moves);
  return {
    name: "Returned Picking",
    view_mode: "form",
    res_model: "stock.picking",
    res_id: made.id,
    type: "ir.actions.act_window",
    context: env.context,
  };
}
