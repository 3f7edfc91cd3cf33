import { type Env, today } from "../engine/env.ts";
import { hierarchyIds } from "../engine/hierarchy.ts";
import { type Rec, record } from "../engine/record.ts";
import { pointingTo, rowOf } from "../engine/world.ts";
import { quantitiesOf } from "./quantities.ts";

export interface Forecast {
  readonly availability: number;
  readonly expected: string | false;
}

const OPEN: ReadonlySet<unknown> = new Set(["waiting", "confirmed", "partially_available", "assigned"]);

/** What a move can count on: what is reserved, what is free, then what comes in, each given to the moves in their order. */
export function forecastOf(move: Rec): Forecast {
  const product = move.to("product_id");
  if (!product?.bool("is_storable")) return { availability: move.num("product_qty"), expected: false };
  const state = move.str("state");
  if (state === "assigned" || state === "done") return { availability: state === "done" ? 0 : move.num("product_qty"), expected: false };
  if (state === "cancel") return { availability: 0, expected: false };
  const outgoing = move.path("location_id.usage") === "internal";
  if (!outgoing) {
    const warehouse = Number(move.path("location_dest_id.warehouse_id") || 0);
    return { availability: quantitiesOf({ ...move.env, context: { warehouse_id: warehouse } }, product.id).virtual_available, expected: false };
  }
  const warehouse = move.to("location_id")?.to("warehouse_id");
  if (!warehouse) return { availability: 0, expected: false };
  if (state === "draft") {
    const { free_qty, virtual_available } = quantitiesOf({ ...move.env, context: { warehouse_id: warehouse.id } }, product.id);
    return { availability: free_qty >= move.num("product_qty") ? free_qty : virtual_available - move.num("product_qty"), expected: false };
  }
  return allocate(move.env, product.id, warehouse).get(move.id) ?? { availability: 0, expected: false };
}

const byUrgency = (a: Rec, b: Rec) =>
  a.str("priority") !== b.str("priority")
    ? a.str("priority") < b.str("priority")
      ? 1
      : -1
    : a.str("date") < b.str("date")
      ? -1
      : a.str("date") > b.str("date")
        ? 1
        : a.id - b.id;

function byReservation(env: Env) {
  const day = today(env);
  const rank = (move: Rec) => {
    const date = move.str("reservation_date");
    return date !== "" && date <= day ? "" : date || "9999";
  };
  return (a: Rec, b: Rec) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : byUrgency(a, b));
}

/** Gives the warehouse's stock and receipts of a product to its open outgoing moves. */
function allocate(env: Env, product: number, warehouse: Rec): Map<number, Forecast> {
  const inside = hierarchyIds(env, "stock.location", "child_of", warehouse.ref("view_location_id"));
  const outs: Rec[] = [];
  const ins: { readonly date: string; left: number; readonly rec: Rec }[] = [];
  for (const id of pointingTo(env.world, "stock.move", "product_id", product)) {
    const row = rowOf(env.world, "stock.move", id);
    if (!row || !OPEN.has(row["state"])) continue;
    const from = inside.has(Number(row["location_id"]));
    const to = inside.has(Number(row["location_dest_id"]));
    const rec = record(env, "stock.move", id);
    if (from && !to) outs.push(rec);
    else if (to && !from) ins.push({ date: rec.str("date"), left: rec.num("product_qty"), rec });
  }
  outs.sort(byReservation(env));
  ins.sort((a, b) => byUrgency(a.rec, b.rec));
  let stock = 0;
  for (const id of pointingTo(env.world, "stock.quant", "product_id", product)) {
    const row = rowOf(env.world, "stock.quant", id);
    if (row && inside.has(Number(row["location_id"]))) stock += Number(row["quantity"] ?? 0);
  }
  const reserved = new Map(
    outs.map((out) => [out.id, out.num("quantity") * (out.num("product_uom_qty") ? out.num("product_qty") / out.num("product_uom_qty") : 1)]),
  );
  for (const amount of reserved.values()) stock -= amount;
  const result = new Map<number, Forecast>();
  const taken = new Map<number, number>();
  for (const out of outs) {
    const take = Math.max(Math.min(out.num("product_qty") - (reserved.get(out.id) ?? 0), stock), 0);
    taken.set(out.id, take);
    stock -= take;
  }
  for (const out of outs) {
    let missing = out.num("product_qty") - (reserved.get(out.id) ?? 0) - (taken.get(out.id) ?? 0);
    let expected: string | false = false;
    for (const incoming of ins) {
      if (missing <= 1e-6) break;
      const take = Math.min(missing, incoming.left);
      if (take <= 0) continue;
      incoming.left -= take;
      missing -= take;
      if (expected === false || incoming.date > expected) expected = incoming.date;
    }
    result.set(out.id, { availability: missing > 1e-6 ? -missing : out.num("product_qty"), expected });
  }
  return result;
}
