import type { Json, JsonObject } from "../../../core/json.ts";
import type { Env } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, record, records } from "../engine/record.ts";
import { pointingTo } from "../engine/world.ts";
import { userError } from "../errors.ts";
import { assignMoves, assignsAtConfirm, assignWaiting, confirmMove, doneMoves, isFinished } from "./moves.ts";
import { postSystemNote } from "./notes.ts";

const OPEN: ReadonlySet<string> = new Set(["draft", "confirmed", "waiting", "assigned"]);

/** Confirms new moves: puts them into an open transfer of the same document, or into a new one, and reserves. */
export function confirmMoves(env: Env, moves: readonly Rec[]): void {
  for (const move of moves) confirmMove(move);
  const homeless = moves.filter((move) => move.ref("picking_id") === 0 && move.ref("picking_type_id") !== 0);
  const groups = new Map<string, Rec[]>();
  for (const move of homeless) {
    const key = [move.ids("reference_ids"), move.ref("location_id"), move.ref("location_dest_id"), move.ref("picking_type_id")].join("|");
    const group = groups.get(key);
    if (group) group.push(move);
    else groups.set(key, [move]);
  }
  for (const group of groups.values()) placeInPicking(env, group);
  assignMoves(moves.filter(assignsAtConfirm));
}

function placeInPicking(env: Env, moves: readonly Rec[]): void {
  const [first] = moves;
  if (!first) return;
  const open = openPicking(env, first);
  const order = first.to("sale_line_id")?.to("order_id");
  const partners = new Set(moves.map((move) => move.ref("partner_id")));
  const picking =
    open ??
    create(env, "stock.picking", {
      origin: [...new Set(moves.map((move) => move.str("origin")).filter(Boolean))].slice(0, 5).join(",") || false,
      company_id: first.ref("company_id"),
      user_id: false,
      partner_id: partners.size === 1 ? first.ref("partner_id") || false : false,
      picking_type_id: first.ref("picking_type_id"),
      location_id: first.ref("location_id"),
      location_dest_id: first.ref("location_dest_id"),
      move_type: order?.str("picking_policy") || "direct",
      carrier_id: order?.ref("carrier_id") || false,
      scheduled_date: first.get("date") as string,
    });
  for (const move of moves) assign(move, { picking_id: picking.id });
}

function openPicking(env: Env, move: Rec): Rec | undefined {
  const [reference] = move.ids("reference_ids");
  if (reference === undefined) return undefined;
  for (const id of pointingTo(env.world, "stock.move", "reference_ids", reference)) {
    const picking = record(env, "stock.move", id).to("picking_id");
    if (!picking || id === move.id || !OPEN.has(picking.str("state")) || picking.bool("printed")) continue;
    if (["picking_type_id", "location_id", "location_dest_id"].every((field) => picking.ref(field) === move.ref(field))) return picking;
  }
  return undefined;
}

interface Validation {
  readonly backorders: "ask" | "keep";
  /** Pickings whose rest is cancelled instead. */
  readonly cancelRest: ReadonlySet<number>;
  readonly skipSms: boolean;
}

function validationOf(context: JsonObject): Validation {
  const none = context["picking_ids_not_to_backorder"];
  return {
    backorders: context["skip_backorder"] === true ? "keep" : "ask",
    cancelRest: new Set(Array.isArray(none) ? none.map(Number) : []),
    skipSms: context["skip_sms"] === true,
  };
}

/** `button_validate`: true, or the question that Odoo puts back as an action. */
export function validatePickings(env: Env, ids: readonly number[]): Json {
  const how = validationOf(env.context);
  const pickings = records(env, "stock.picking", ids).filter((picking) => picking.str("state") !== "done");
  for (const picking of pickings) if (picking.str("state") === "draft") confirmMoves(env, picking.all("move_ids"));
  if (pickings.length === 0) return true;
  sanityCheck(pickings);
  for (const picking of pickings) {
    const moves = picking.all("move_ids");
    if (moves.some((move) => move.num("quantity") > 0) && !moves.some((move) => move.bool("picked"))) for (const move of moves) setPicked(move, true);
  }
  const partial = pickings.filter(
    (picking) =>
      !how.cancelRest.has(picking.id) && picking.path("picking_type_id.create_backorder") === "ask" && picking.all("move_ids").some(leavesRest),
  );
  if (partial.length > 0 && how.backorders === "ask") return backorderQuestion(env, ids, partial);
  const warned = how.skipSms ? [] : pickings.filter(warnsOfSms);
  if (warned.length > 0) return smsQuestion(env, ids, warned);
  for (const picking of pickings) validate(env, picking, !how.cancelRest.has(picking.id));
  return true;
}

function sanityCheck(pickings: readonly Rec[]): void {
  for (const picking of pickings) {
    const moves = picking.all("move_ids").filter((move) => move.str("state") !== "cancel");
    if (moves.length === 0) throw userError("Please add some items to move.");
    if (moves.every((move) => move.num("quantity") <= 0)) {
      throw userError("You cannot validate a transfer if no quantities are reserved. To force the transfer, encode quantities.");
    }
    for (const move of moves) {
      if (move.path("product_id.tracking") === "none") continue;
      if (move.all("move_line_ids").some((line) => line.num("quantity") > 0 && line.ref("lot_id") === 0 && line.str("lot_name") === "")) {
        throw userError(`You need to supply a Lot/Serial Number for product:\n${String(move.path("product_id.display_name"))}`);
      }
    }
  }
}

const leavesRest = (move: Rec) =>
  !isFinished(move) && ((move.num("product_uom_qty") > 0 && !move.bool("picked")) || move.num("quantity") < move.num("product_uom_qty"));

const warnsOfSms = (picking: Rec) =>
  picking.path("company_id.stock_text_confirmation") === true &&
  picking.path("company_id.has_received_warning_stock_sms") !== true &&
  picking.str("picking_type_code") === "outgoing" &&
  picking.path("partner_id.phone") !== false &&
  picking.ref("partner_id") !== 0;

function backorderQuestion(env: Env, ids: readonly number[], partial: readonly Rec[]): Json {
  return {
    name: "Create Backorder?",
    type: "ir.actions.act_window",
    view_mode: "form",
    res_model: "stock.backorder.confirmation",
    target: "new",
    context: {
      ...env.context,
      button_validate_picking_ids: ids,
      default_show_transfers: partial.length > 1,
      default_pick_ids: partial.map((picking) => [4, picking.id]),
    },
  };
}

function smsQuestion(env: Env, ids: readonly number[], warned: readonly Rec[]): Json {
  return {
    name: "Confirm SMS",
    type: "ir.actions.act_window",
    view_mode: "form",
    res_model: "confirm.stock.sms",
    target: "new",
    context: { ...env.context, button_validate_picking_ids: ids, default_pick_ids: warned.map((picking) => [4, picking.id]) },
  };
}

export function setPicked(move: Rec, picked: boolean): void {
  assign(move, { picked });
  for (const line of move.all("move_line_ids")) if (line.bool("picked") !== picked) assign(line, { picked });
}

function validate(env: Env, picking: Rec, keepRest: boolean): void {
  const moves = picking.all("move_ids").filter((move) => !isFinished(move));
  const done = doneMoves(env, moves, keepRest);
  if (keepRest) backorder(env, picking);
  assign(picking, { date_done: env.now, priority: "0" });
  if (picking.str("picking_type_code") !== "outgoing") assignWaiting(env, done);
}

/** What was not moved goes on in a transfer of its own. */
function backorder(env: Env, picking: Rec): void {
  const rest = picking.all("move_ids").filter((move) => !isFinished(move));
  if (rest.length === 0) return;
  const next = create(env, "stock.picking", {
    origin: picking.str("origin") || false,
    company_id: picking.ref("company_id"),
    partner_id: picking.ref("partner_id") || false,
    picking_type_id: picking.ref("picking_type_id"),
    location_id: picking.ref("location_id"),
    location_dest_id: picking.ref("location_dest_id"),
    move_type: picking.str("move_type"),
    carrier_id: picking.ref("carrier_id") || false,
    scheduled_date: picking.get("scheduled_date") as string,
    user_id: false,
    backorder_id: picking.id,
  });
  for (const move of rest) {
    assign(move, { picking_id: next.id });
    setPicked(move, false);
    for (const line of move.all("move_line_ids")) assign(line, { picking_id: next.id });
  }
  postSystemNote(
    picking,
    `<p>The backorder <a href="#" data-oe-model="stock.picking" data-oe-id="${next.id}">${next.str("name")}</a> has been created.</p>`,
  );
  if (picking.path("picking_type_id.reservation_method") === "at_confirm") assignMoves(next.all("move_ids"));
}
