import { round } from "../engine/coerce.ts";
import { type Env, inCompany } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, records } from "../engine/record.ts";
import { addDays } from "../engine/time.ts";
import { table } from "../engine/world.ts";
import { userError } from "../errors.ts";
import { assignMoves, cancelMove, isFinished } from "./moves.ts";
import { postSystemNote } from "./notes.ts";
import { confirmMoves } from "./pickings.ts";
import { convert } from "./uom.ts";

export function confirmOrders(env: Env, orders: readonly Rec[]): void {
  for (const order of orders) {
    const message = refusal(order);
    if (message) throw userError(message);
  }
  for (const order of orders) {
    assign(order, { state: "sale", date_order: env.now, validity_date: order.get("validity_date") as string });
    procure(inCompany(env, order.ref("company_id")), order.all("order_line"));
  }
}

function refusal(order: Rec): string | undefined {
  if (!["draft", "sent"].includes(order.str("state"))) return `Some orders are not in a state requiring confirmation.`;
  if (order.all("order_line").some((line) => line.str("display_type") === "" && !line.bool("is_downpayment") && line.ref("product_id") === 0)) {
    return "Some order lines are missing a product, you need to correct them before going further.";
  }
  return undefined;
}

/** When the customer may expect a line: its lead time after the order. */
export function expectedDate(line: Rec): string {
  const order = line.to("order_id");
  const from = order?.str("state") === "sale" && order.str("date_order") ? order.str("date_order") : line.env.now;
  return addDays(from, Math.round(line.num("customer_lead")));
}

/** The quantity of a line that moves already see to, in the line's unit. */
function procured(line: Rec): number {
  let sum = 0;
  for (const move of line.all("move_ids")) {
    if (move.str("state") === "cancel") continue;
    const quantity = convert(
      line.env,
      move.str("state") === "done" ? move.num("quantity") : move.num("product_uom_qty"),
      move.ref("product_uom"),
      line.ref("product_uom_id"),
    );
    if (move.path("location_dest_id.usage") === "customer") sum += move.ref("origin_returned_move_id") && !move.bool("to_refund") ? 0 : quantity;
    else if (move.bool("to_refund")) sum -= quantity;
  }
  return sum;
}

/** Makes deliveries for what lines need and have no moves for yet. */
export function procure(env: Env, lines: readonly Rec[]): void {
  const moves: Rec[] = [];
  for (const line of lines) {
    const order = line.to("order_id");
    if (order?.str("state") !== "sale" || order.bool("locked") || line.path("product_id.type") !== "consu") continue;
    const missing = round(line.num("product_uom_qty") - procured(line), 2);
    const open = line
      .all("move_ids")
      .find((move) => !isFinished(move) && move.path("location_dest_id.usage") === "customer" && !move.path("picking_id.printed"));
    if (missing > 0 && open) more(line, open, missing);
    else if (missing > 0) moves.push(deliveryMove(env, order, line, missing));
    else if (missing < 0) reduce(line, -missing);
  }
  const before = new Set(lines.flatMap((line) => line.to("order_id")?.ids("picking_ids") ?? []));
  confirmMoves(env, moves);
  const made = new Map(
    moves.flatMap((move): [number, Rec][] => (move.ref("picking_id") && !before.has(move.ref("picking_id")) ? [[move.ref("picking_id"), move]] : [])),
  );
  for (const move of made.values()) noteOrigin(move, "sale.order", move.to("sale_line_id")?.to("order_id"));
}

export function noteOrigin(move: Rec, model: string, origin: Rec | undefined): void {
  const picking = move.to("picking_id");
  if (!picking || !origin) return;
  const silent = move.env.context["mail_create_nolog"] === true || move.env.context["tracking_disable"] === true;
  if (!silent)
    postSystemNote(
      picking,
      `<p>This transfer has been created from: <a href="#" data-oe-model="${model}" data-oe-id="${origin.id}">${origin.str("name")}</a></p>`,
    );
}

function deliveryMove(env: Env, order: Rec, line: Rec, quantity: number): Rec {
  const warehouse = order.to("warehouse_id");
  if (!warehouse) throw userError("You must set a warehouse on your sale order to proceed.");
  const product = line.to("product_id");
  const unit = product?.ref("uom_id") ?? line.ref("product_uom_id");
  const deadline = order.str("commitment_date") || expectedDate(line);
  const customers = Number(order.path("partner_shipping_id.property_stock_customer") || 0) || customerLocation(env);
  const reference = order.ids("stock_reference_ids")[0] ?? newReference(env, order);
  return create(env, "stock.move", {
    company_id: order.ref("company_id"),
    product_id: line.ref("product_id"),
    product_uom: unit,
    product_uom_qty: convert(env, quantity, line.ref("product_uom_id"), unit),
    partner_id: order.ref("partner_shipping_id"),
    location_id: warehouse.ref("lot_stock_id"),
    location_dest_id: customers,
    location_final_id: customers,
    picking_type_id: warehouse.ref("out_type_id"),
    warehouse_id: warehouse.id,
    reference_ids: [[6, 0, [reference]]],
    origin: order.str("name"),
    date: addDays(deadline, -Math.round(Number(order.path("company_id.security_lead") || 0))),
    date_deadline: deadline,
    sale_line_id: line.id,
    sequence: line.num("sequence"),
    procure_method: "make_to_stock",
  });
}

function newReference(env: Env, order: Rec): number {
  const reference = create(env, "stock.reference", { name: order.str("name") }).id;
  assign(order, { stock_reference_ids: [[4, reference]] });
  return reference;
}

export const customerLocation = (env: Env): number =>
  [...table(env.world, "stock.location").rows.values()].find((row) => row["usage"] === "customer")?.id ?? 0;

/** More is ordered: the open delivery carries more. */
function more(line: Rec, move: Rec, quantity: number): void {
  assign(move, {
    product_uom_qty: round(move.num("product_uom_qty") + convert(line.env, quantity, line.ref("product_uom_id"), move.ref("product_uom")), 2),
  });
  assignMoves([move]);
}

/** Less is ordered: the open delivery carries less. */
function reduce(line: Rec, surplus: number): void {
  let left = surplus;
  for (const move of line
    .all("move_ids")
    .filter((one) => !isFinished(one) && one.path("location_dest_id.usage") === "customer")
    .toReversed()) {
    const take = Math.min(left, move.num("product_uom_qty"));
    left -= take;
    if (take === move.num("product_uom_qty")) cancelMove(move);
    else assign(move, { product_uom_qty: round(move.num("product_uom_qty") - take, 2) });
    if (left <= 0) break;
  }
}

export function cancelOrders(orders: readonly Rec[]): void {
  for (const order of orders) if (order.bool("locked")) throw userError("You cannot cancel a locked order. Please unlock it first.");
  for (const order of orders) {
    for (const picking of order.all("picking_ids"))
      if (picking.str("state") !== "done") for (const move of picking.all("move_ids")) if (!isFinished(move)) cancelMove(move);
    for (const invoice of order.all("invoice_ids")) if (invoice.str("state") === "draft") assign(invoice, { state: "cancel" });
    assign(order, { state: "cancel" });
  }
}

/** A new promise is the deadline of what has not been delivered; the plan of the deliveries stays. */
export function passPromise(env: Env, orders: readonly Rec[], promise: unknown): void {
  for (const order of orders) {
    for (const line of order.all("order_line")) {
      for (const move of line.all("move_ids")) {
        if (isFinished(move) || move.path("location_dest_id.usage") !== "customer") continue;
        assign(move, { date_deadline: typeof promise === "string" ? promise : order.str("expected_date") || env.now });
      }
    }
  }
}

export const ordersOf = (env: Env, ids: readonly number[]) => records(env, "sale.order", ids);
