import type { Behaviour, Vals } from "../engine/behaviour.ts";
import { type Env, sudo } from "../engine/env.ts";
import { assign, unlinkRecords } from "../engine/mutate.ts";
import { type Rec, records } from "../engine/record.ts";
import { nextNumber } from "../engine/sequence.ts";
import { addDays, localText, startOfDay } from "../engine/time.ts";
import { table } from "../engine/world.ts";
import { userError } from "../errors.ts";
import { assignMoves, cancelMove, isFinished, unreserve } from "../flows/moves.ts";
import { logCreation } from "../flows/notes.ts";
import { confirmMoves, validatePickings } from "../flows/pickings.ts";

const RANK: { readonly [state: string]: number } = { assigned: 4, waiting: 3, partially_available: 2, confirmed: 1 };

/** A transfer is as far as its least advanced move, or ready when at least something can go. */
function stateOf(rec: Rec): string {
  const moves = rec.all("move_ids");
  const states = moves.map((move) => move.str("state"));
  if (moves.length === 0 || states.includes("draft")) return "draft";
  if (states.every((state) => state === "cancel")) return "cancel";
  if (moves.every(isFinished)) return "done";
  const usage = rec.path("location_id.usage");
  if (usage !== "internal" && usage !== "transit" && usage !== "view") return "assigned";
  const open = moves
    .filter((move) => !isFinished(move) && !(move.str("state") === "assigned" && move.num("product_uom_qty") === 0))
    .sort((a, b) => (RANK[a.str("state")] ?? 0) - (RANK[b.str("state")] ?? 0) || a.num("product_uom_qty") - b.num("product_uom_qty"));
  const least = open[0]?.str("state") ?? "assigned";
  if (rec.str("move_type") === "one") return least === "partially_available" ? "confirmed" : least;
  if (least !== "assigned" && open.some((move) => move.str("state") === "assigned" || move.str("state") === "partially_available")) return "assigned";
  return open.at(-1)?.str("state") ?? "assigned";
}

const edge = (dates: readonly string[], latest: boolean): string | undefined => dates.toSorted().at(latest ? -1 : 0);

function availability(rec: Rec): { readonly state: string | false; readonly text: string | false } {
  const asked = ["waiting", "confirmed", "assigned"].includes(rec.str("state")) && ["outgoing", "internal"].includes(rec.str("picking_type_code"));
  if (!asked) return { state: false, text: false };
  const moves = rec.all("move_ids");
  if (moves.some((move) => move.num("forecast_availability") < (move.str("state") === "draft" ? 0 : move.num("product_qty")) && !isFinished(move)))
    return { state: "late", text: "Not Available" };
  const expected = edge(moves.map((move) => move.str("forecast_expected_date")).filter(Boolean), true);
  if (!expected) return { state: "available", text: "Available" };
  return {
    state: rec.str("scheduled_date") !== "" && rec.str("scheduled_date") < expected ? "late" : "expected",
    text: `Exp ${expected.slice(5, 7)}/${expected.slice(8, 10)}/${expected.slice(0, 4)}`,
  };
}

function dateCategory(rec: Rec): string | false {
  const date = rec.str("scheduled_date");
  if (date === "") return false;
  const start = (days: number) => startOfDay(rec.env, addDays(localText(rec.env, rec.env.now).slice(0, 10), days));
  if (date < start(-1)) return "before";
  if (date < start(0)) return "yesterday";
  if (date < start(1)) return "today";
  if (date < start(2)) return "day_1";
  return date < start(3) ? "day_2" : "after";
}

function moveDates(recs: readonly Rec[], vals: Vals): void {
  const date = vals["scheduled_date"];
  if (date === undefined) return;
  for (const rec of recs) {
    if (rec.str("state") === "cancel") throw userError("You cannot change the Scheduled Date on a cancelled transfer.");
    if (rec.str("state") !== "done") for (const move of rec.all("move_ids")) assign(move, { date });
  }
}

const outward = (env: Env, vals: Vals, field: string) => {
  const type = table(env.world, "stock.picking.type").rows.get(Number(vals["picking_type_id"] ?? 0));
  return (type?.[field] as number | undefined) ?? false;
};

const recordsOf = (env: Env, ids: readonly number[]) => records(sudo(env), "stock.picking", ids);

export const stockPicking: Behaviour = {
  model: "stock.picking",
  indexes: ["sale_id", "partner_id"],
  defaults: {
    move_type: () => "direct",
    priority: () => "0",
    is_locked: () => true,
    user_id: (env) => env.uid,
    scheduled_date: (env) => env.now,
    location_id: (env, vals) => outward(env, vals, "default_location_src_id"),
    location_dest_id: (env, vals) => outward(env, vals, "default_location_dest_id"),
  },
  prepareCreate(env, vals) {
    if (vals["name"] && vals["name"] !== "/") return vals;
    const type = table(env.world, "stock.picking.type").rows.get(Number(vals["picking_type_id"] ?? 0));
    const code = table(env.world, "stock.warehouse").rows.get(Number(type?.["warehouse_id"] ?? 0))?.["code"] ?? "";
    return { ...vals, name: nextNumber(env, `stock.picking.type.${type?.id}`, `${code}/${type?.["sequence_code"]}/`, 5) };
  },
  created(rec, vals) {
    if (vals["scheduled_date"]) moveDates([rec], vals);
    const moves = rec.all("move_ids");
    for (const move of moves) assign(move, { picking_type_id: rec.ref("picking_type_id"), company_id: rec.ref("company_id") });
    logCreation(rec, "Transfer created");
  },
  prepareWrite(_env, recs, vals) {
    moveDates(recs, vals);
    return vals;
  },
  beforeUnlink(env, recs) {
    for (const rec of recs) {
      for (const move of rec.all("move_ids")) cancelMove(move);
      unlinkRecords(sudo(env), "stock.move", rec.ids("move_ids"));
    }
  },
  written(_env, recs, vals) {
    for (const rec of recs) {
      const changes: { [field: string]: Vals[string] } = {};
      for (const field of ["location_id", "location_dest_id", "partner_id"]) if (vals[field]) changes[field] = vals[field];
      if (Object.keys(changes).length > 0) for (const move of rec.all("move_ids")) assign(move, changes);
      if (vals["date_done"] && rec.str("state") === "done") for (const move of rec.all("move_ids")) assign(move, { date: vals["date_done"] });
    }
  },
  computes: [
    {
      fields: ["state"],
      depends: ["move_ids.state", "move_ids.product_uom_qty", "move_type", "location_id"],
      compute: (rec) => ({ state: stateOf(rec) }),
    },
    {
      fields: ["scheduled_date"],
      depends: ["move_ids.state", "move_ids.date", "move_type"],
      compute(rec) {
        const dates = rec
          .all("move_ids")
          .filter((move) => !isFinished(move))
          .map((move) => move.str("date"));
        return { scheduled_date: edge(dates.filter(Boolean), rec.str("move_type") === "one") ?? (rec.str("scheduled_date") || rec.env.now) };
      },
    },
    {
      fields: ["date_deadline"],
      depends: ["move_ids.date_deadline", "move_type"],
      compute: (rec) => ({
        date_deadline:
          edge(
            rec
              .all("move_ids")
              .map((move) => move.str("date_deadline"))
              .filter(Boolean),
            rec.str("move_type") === "one",
          ) ?? false,
      }),
    },
    {
      fields: ["has_deadline_issue"],
      depends: ["date_deadline", "scheduled_date"],
      compute: (rec) => ({ has_deadline_issue: rec.str("date_deadline") !== "" && rec.str("date_deadline") < rec.str("scheduled_date") }),
    },
    {
      fields: ["company_id"],
      depends: ["picking_type_id"],
      compute: (rec) => ({ company_id: rec.to("picking_type_id")?.ref("company_id") ?? false }),
    },
    {
      fields: ["sale_id"],
      depends: ["move_ids.sale_line_id"],
      compute: (rec) => ({ sale_id: firstOf(rec, (move) => move.to("sale_line_id")?.ref("order_id")) }),
    },
    { fields: ["purchase_id"], compute: (rec) => ({ purchase_id: firstOf(rec, (move) => move.to("purchase_line_id")?.ref("order_id")) }) },
    {
      fields: ["weight"],
      depends: ["move_ids.weight", "move_ids.state"],
      compute: (rec) => ({
        weight: rec
          .all("move_ids")
          .filter((move) => move.str("state") !== "cancel")
          .reduce((sum, move) => sum + move.num("weight"), 0),
      }),
    },
    {
      fields: ["shipping_weight"],
      depends: ["move_ids.weight", "move_ids.quantity"],
      compute: (rec) => ({
        shipping_weight: rec
          .all("move_line_ids")
          .reduce((sum, line) => sum + line.num("quantity_product_uom") * Number(line.path("product_id.weight") || 0), 0),
      }),
    },
    {
      fields: ["delay_alert_date"],
      compute: (rec) => ({
        delay_alert_date:
          edge(
            rec
              .all("move_ids")
              .map((move) => move.str("delay_alert_date"))
              .filter(Boolean),
            true,
          ) ?? false,
      }),
    },
    { fields: ["return_count"], compute: (rec) => ({ return_count: rec.ids("return_ids").length }) },
    {
      fields: ["show_check_availability"],
      compute: (rec) => ({
        show_check_availability:
          ["confirmed", "waiting", "assigned"].includes(rec.str("state")) &&
          rec
            .all("move_ids")
            .some((move) => ["waiting", "confirmed", "partially_available"].includes(move.str("state")) && move.num("product_uom_qty") > 0),
      }),
    },
    { fields: ["products_availability"], compute: (rec) => ({ products_availability: availability(rec).text }) },
    { fields: ["products_availability_state"], compute: (rec) => ({ products_availability_state: availability(rec).state }) },
    { fields: ["search_date_category"], compute: (rec) => ({ search_date_category: dateCategory(rec) }) },
    { fields: ["carrier_tracking_url"], compute: (rec) => ({ carrier_tracking_url: trackingUrl(rec) }) },
    {
      fields: ["has_tracking"],
      compute: (rec) => ({ has_tracking: rec.all("move_ids").some((move) => move.path("product_id.tracking") !== "none") }),
    },
  ],
  methods: {
    action_confirm: {
      on: "records",
      params: [],
      run(env, ids) {
        for (const rec of recordsOf(env, ids))
          confirmMoves(
            sudo(env),
            rec.all("move_ids").filter((move) => move.str("state") === "draft"),
          );
        return true;
      },
    },
    action_assign: {
      on: "records",
      params: [],
      run(env, ids) {
        for (const rec of recordsOf(env, ids)) {
          confirmMoves(
            sudo(env),
            rec.all("move_ids").filter((move) => move.str("state") === "draft"),
          );
          const open = rec.all("move_ids").filter((move) => !isFinished(move));
          if (open.length === 0) throw userError("Nothing to check the availability for.");
          assignMoves(open);
        }
        return true;
      },
    },
    do_unreserve: {
      on: "records",
      params: [],
      run(env, ids) {
        for (const rec of recordsOf(env, ids)) for (const move of rec.all("move_ids")) if (!isFinished(move)) unreserve(move);
        return null;
      },
    },
    action_cancel: {
      on: "records",
      params: [],
      run(env, ids) {
        for (const rec of recordsOf(env, ids)) {
          for (const move of rec.all("move_ids")) cancelMove(move);
          assign(rec, { is_locked: true });
          if (rec.ids("move_ids").length === 0) assign(rec, { state: "cancel" });
        }
        return true;
      },
    },
    button_validate: { on: "records", params: [], run: (env, ids) => validatePickings(sudo(env), ids) },
  },
};

function firstOf(rec: Rec, pick: (move: Rec) => number | undefined): number | false {
  for (const move of rec.all("move_ids")) {
    const found = pick(move);
    if (found) return found;
  }
  return false;
}

function trackingUrl(rec: Rec): string | false {
  const template = rec.path("carrier_id.tracking_url");
  const reference = rec.str("carrier_tracking_ref");
  return typeof template === "string" && reference !== "" ? template.replace("<shipmenttrackingnumber>", reference) : false;
}
