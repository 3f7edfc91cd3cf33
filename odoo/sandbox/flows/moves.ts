import { round } from "../engine/coerce.ts";
import { type Env, today } from "../engine/env.ts";
import { assign, create, unlinkRecords } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { pointingTo, rowOf } from "../engine/world.ts";
import { userError } from "../errors.ts";
import { bypassesReservation, changeReserved, changeStock, freeAt, isWithin, quantsAt } from "./quants.ts";
import { convert } from "./uom.ts";

const FINISHED: ReadonlySet<string> = new Set(["done", "cancel"]);

export const isFinished = (move: Rec) => FINISHED.has(move.str("state"));
const storable = (rec: Rec) => rec.path("product_id.is_storable") === true;
const productUom = (move: Rec) => Number(move.path("product_id.uom_id") || 0);

/** Whether a line takes its quantity out of stock that can run out. */
export const reservesStock = (line: Rec) => storable(line) && !bypassesReservation(line.to("location_id"));

/** The state that a move's reserved quantity gives it. */
export function recomputeState(move: Rec): void {
  if (isFinished(move) || (move.str("state") === "draft" && move.num("quantity") === 0)) return;
  const demand = move.num("product_uom_qty");
  const reserved = move.num("quantity");
  const waiting = move.all("move_orig_ids").some((origin) => !isFinished(origin));
  const state = reserved >= demand ? "assigned" : reserved > 0 ? "partially_available" : waiting ? "waiting" : "confirmed";
  if (state !== move.str("state")) assign(move, { state });
}

export function confirmMove(move: Rec): void {
  if (move.str("state") !== "draft") return;
  const waits = move.all("move_orig_ids").some((origin) => !isFinished(origin));
  const atConfirm = move.path("picking_type_id.reservation_method") === "at_confirm";
  assign(move, { state: waits ? "waiting" : "confirmed", ...(atConfirm ? { reservation_date: today(move.env) } : {}) });
}

export const assignsAtConfirm = (move: Rec) =>
  bypassesReservation(move.to("location_id")) ||
  !storable(move) ||
  (move.str("reservation_date") !== "" && move.str("reservation_date") <= today(move.env));

/** Reserves what there is for the moves, in their order. */
export function assignMoves(moves: readonly Rec[]): void {
  for (const move of moves) {
    if (!["confirmed", "waiting", "partially_available"].includes(move.str("state"))) continue;
    const missing = round(move.num("product_uom_qty") - move.num("quantity"), 6);
    if (missing > 0) {
      if (bypassesReservation(move.to("location_id")) || !storable(move)) addLine(move, move.ref("location_id"), missing);
      else if (!move.all("move_orig_ids").some((origin) => !isFinished(origin))) reserve(move, missing);
    }
    recomputeState(move);
  }
}

/** Takes from the quants below the move's location, oldest first. */
function reserve(move: Rec, missing: number): void {
  const { env } = move;
  const product = move.ref("product_id");
  let need = convert(env, missing, move.ref("product_uom"), productUom(move));
  let free = freeAt(env, product, move.ref("location_id"));
  for (const quant of quantsAt(env, product, move.ref("location_id"))) {
    const take = Math.min(need, free, round(quant.num("quantity") - quant.num("reserved_quantity"), 6));
    if (take <= 0) continue;
    const line = move
      .all("move_line_ids")
      .find((one) => one.ref("location_id") === quant.ref("location_id") && one.ref("lot_id") === quant.ref("lot_id"));
    const quantity = convert(env, take, productUom(move), move.ref("product_uom"));
    if (line)
      assign(line, { quantity: round(line.num("quantity") + convert(env, quantity, move.ref("product_uom"), line.ref("product_uom_id")), 6) });
    else addLine(move, quant.ref("location_id"), quantity, quant.ref("lot_id"));
    need = round(need - take, 6);
    free = round(free - take, 6);
    if (need <= 0) break;
  }
}

export function addLine(move: Rec, location: number, quantity: number, lot = 0): Rec {
  return create(move.env, "stock.move.line", {
    move_id: move.id,
    picking_id: move.ref("picking_id") || false,
    product_id: move.ref("product_id"),
    product_uom_id: move.ref("product_uom"),
    quantity,
    location_id: location,
    location_dest_id: move.ref("location_dest_id"),
    company_id: move.ref("company_id"),
    picked: move.bool("picked"),
    ...(lot ? { lot_id: lot } : {}),
  });
}

/** `quantity` written on a move goes to its lines: what is added is reserved first, what is taken away is given back from the last line. */
export function setMoveQuantity(move: Rec, quantity: number): void {
  if (move.str("state") === "cancel") throw userError("You cannot change a cancelled stock move, create a new line instead.");
  const difference = round(quantity - move.num("quantity"), 6);
  if (difference > 0) {
    const before = move.num("quantity");
    if (!bypassesReservation(move.to("location_id")) && storable(move)) reserve(move, difference);
    const rest = round(quantity - move.num("quantity"), 6);
    const [first] = move.all("move_line_ids");
    if (rest > 0 && first) assign(first, { quantity: round(first.num("quantity") + rest, 6) });
    else if (rest > 0) addLine(move, move.ref("location_id"), rest);
    else if (before === move.num("quantity")) recomputeState(move);
  } else {
    let surplus = -difference;
    for (const line of move.all("move_line_ids").toReversed()) {
      if (surplus <= 0) break;
      const take = Math.min(surplus, line.num("quantity"));
      surplus = round(surplus - take, 6);
      if (take === line.num("quantity")) unlinkRecords({ ...move.env, su: true }, "stock.move.line", [line.id]);
      else assign(line, { quantity: round(line.num("quantity") - take, 6) });
    }
  }
  recomputeState(move);
}

/** Gives a move's reservation back. */
export function unreserve(move: Rec): void {
  unlinkRecords({ ...move.env, su: true }, "stock.move.line", move.ids("move_line_ids"));
  recomputeState(move);
}

export function cancelMove(move: Rec): void {
  if (move.str("state") === "done" && move.path("location_dest_id.usage") !== "inventory") {
    throw userError("You cannot cancel a stock move that has been set to 'Done'. Create a return in order to reverse the moves which took place.");
  }
  if (move.str("state") === "cancel") return;
  unlinkRecords({ ...move.env, su: true }, "stock.move.line", move.ids("move_line_ids"));
  assign(move, { state: "cancel", picked: false });
  for (const next of move.all("move_dest_ids")) if (next.str("state") === "waiting") assign(next, { procure_method: "make_to_stock" });
}

/** Splits off what is not moved into a new move, and moves the rest; what has no quantity stays for the backorder. */
export function doneMoves(env: Env, moves: readonly Rec[], keepRest: boolean): Rec[] {
  for (const move of moves) confirmMove(move);
  const open = moves.filter((move) => !isFinished(move));
  for (const move of open) {
    if (move.bool("picked"))
      unlinkRecords(
        { ...env, su: true },
        "stock.move.line",
        move
          .all("move_line_ids")
          .filter((line) => !line.bool("picked"))
          .map((line) => line.id),
      );
    if ((move.num("quantity") <= 0 || !move.bool("picked")) && !move.bool("is_inventory") && (move.num("product_uom_qty") === 0 || !keepRest))
      cancelMove(move);
  }
  const todo = open.filter(
    (move) => move.str("state") !== "cancel" && (move.num("quantity") > 0 || move.bool("is_inventory")) && move.bool("picked"),
  );
  if (keepRest) for (const move of todo) splitRest(move);
  for (const move of todo) {
    for (const line of move.all("move_line_ids")) doneLine(line);
    assign(move, { state: "done", date: env.now });
    settleValue(move);
    const next = move.all("move_dest_ids").filter((one) => !isFinished(one));
    if (next.length > 0) assignMoves(next);
  }
  return todo;
}

function settleValue(move: Rec): void {
  const cost = Number(move.path("product_id.standard_price") || 0);
  const fromInside = move.path("location_id.usage") === "internal";
  const toInside = move.path("location_dest_id.usage") === "internal";
  if (fromInside === toInside) return;
  const purchase = move.to("purchase_line_id");
  const unit = toInside && purchase ? purchase.num("price_subtotal") / (purchase.num("product_uom_qty") || 1) : cost;
  assign(move, { value: round(unit * convert(move.env, move.num("quantity"), move.ref("product_uom"), productUom(move)), 2) });
}

function splitRest(move: Rec): void {
  const rest = round(move.num("product_uom_qty") - move.num("quantity"), 2);
  if (rest <= 0) return;
  const split = create(move.env, "stock.move", { ...copied(move), product_uom_qty: rest, picking_id: move.ref("picking_id") || false });
  assign(move, { product_uom_qty: move.num("quantity") });
  confirmMove(split);
}

const COPIED = [
  "sequence",
  "priority",
  "product_id",
  "product_uom",
  "date",
  "date_deadline",
  "location_id",
  "location_dest_id",
  "location_final_id",
  "partner_id",
  "picking_type_id",
  "company_id",
  "origin",
  "procure_method",
  "warehouse_id",
  "price_unit",
  "sale_line_id",
  "purchase_line_id",
  "propagate_cancel",
  "to_refund",
  "origin_returned_move_id",
] as const;

export function copied(move: Rec): { [field: string]: string | number | boolean | readonly (readonly (number | readonly number[])[])[] } {
  const values: { [field: string]: string | number | boolean | readonly (readonly (number | readonly number[])[])[] } = {};
  for (const field of COPIED) {
    const value = move.get(field);
    if (!Array.isArray(value)) values[field] = value as string | number | boolean;
  }
  return {
    ...values,
    reference_ids: [[6, 0, move.ids("reference_ids")]],
    move_dest_ids: [
      [
        6,
        0,
        move
          .all("move_dest_ids")
          .filter((one) => !isFinished(one))
          .map((one) => one.id),
      ],
    ],
  };
}

function doneLine(line: Rec): void {
  const { env } = line;
  const quantity = line.num("quantity_product_uom");
  if (storable(line)) {
    if (reservesStock(line)) changeReserved(env, line.ref("product_id"), line.ref("location_id"), -quantity, line.ref("lot_id"));
    changeStock(env, line.ref("product_id"), line.ref("location_id"), -quantity, line.ref("lot_id"));
    changeStock(env, line.ref("product_id"), line.ref("location_dest_id"), quantity, line.ref("lot_id"));
  }
  assign(line, { date: env.now, picked: true });
}

/** Stock that came in is given to the moves that wait for it, the most urgent first. */
export function assignWaiting(env: Env, done: readonly Rec[]): void {
  const products = new Set(done.map((move) => move.ref("product_id")));
  const places = new Set(done.map((move) => move.ref("location_dest_id")));
  const waiting: Rec[] = [];
  for (const product of products) {
    for (const id of pointingTo(env.world, "stock.move", "product_id", product)) {
      const row = rowOf(env.world, "stock.move", id);
      if (row?.["state"] !== "confirmed" && row?.["state"] !== "partially_available") continue;
      if (![...places].some((place) => isWithin(env, place, Number(row["location_id"])))) continue;
      const move = record(env, "stock.move", id);
      if (move.str("reservation_date") !== "" && move.str("reservation_date") <= today(env)) waiting.push(move);
    }
  }
  waiting.sort((a, b) =>
    a.str("priority") < b.str("priority")
      ? 1
      : a.str("priority") > b.str("priority")
        ? -1
        : a.str("date") < b.str("date")
          ? -1
          : a.str("date") > b.str("date")
            ? 1
            : a.id - b.id,
  );
  assignMoves(waiting);
}
