import { Decimal } from "decimal.js";
import { anyOf } from "../../core/domain.ts";
import { CopilotError } from "../../core/errors.ts";
import { decimalQuantity } from "../../core/money.ts";
import type { Row } from "../../odoo/reader.ts";
import { idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByReference } from "./by-reference.ts";
import { chooseOne, notFound } from "./choose.ts";
import { resolveOrder } from "./orders.ts";

const MOST = 200;
const hint = "Look it up with get_order_status.";

/** What one move of a delivery brought and can still come back. */
export interface Returnable {
  readonly move: number;
  readonly label: string;
  readonly uom: string;
  readonly left: string;
}

/** A shipped delivery by its reference, or by its order's when that has one. */
export async function resolveShipped(context: ToolContext, typed: string, fields: readonly string[]): Promise<Row> {
  const sought = { what: "delivery", typed, hint };
  const kind = { model: "stock.picking", domain: [["picking_type_code", "=", "outgoing"]] as const, fields };
  const deliveries = await candidatesByReference(context, { ...kind, domain: [...kind.domain] }, typed);
  if (deliveries.some(({ score }) => score > 1) || typed.includes("/")) return shipped(chooseOne(deliveries, sought));
  const order = await resolveOrder(context, typed, ["name"]);
  const rows = await context.odoo.search("stock.picking", {
    domain: [
      ["sale_id", "=", order.id],
      ["picking_type_code", "=", "outgoing"],
      ["state", "=", "done"],
    ],
    fields: ["name", ...fields],
    limit: 7,
    order: "date_done desc, id desc",
  });
  const [first, ...others] = rows;
  const reference = textOf(order, "name") ?? typed;
  if (!first) throw new CopilotError("STALE", `Nothing of ${reference} has been delivered, so nothing can come back. Cancel it instead.`);
  if (others.length === 0) return first;
  throw new CopilotError("AMBIGUOUS", `More than one delivery of ${reference} was shipped; say which one comes back.`, {
    choices: rows.flatMap((row) => textOf(row, "name") ?? []).slice(0, 6),
  });
}

function shipped(row: Row): Row {
  if (row["state"] === "done") return row;
  throw new CopilotError(
    "STALE",
    `Delivery ${textOf(row, "name") ?? row.id} has not been shipped, so nothing can come back. Cancel or move it instead.`,
  );
}

/** What was delivered, less what came back or is on its way. */
export async function returnableOf({ odoo }: ToolContext, delivery: Row): Promise<Returnable[]> {
  const fields = ["product_id", "product_uom", "quantity", "product_uom_qty", "state", "origin_returned_move_id"];
  // What went out and what came back of it, in one call.
  const all = await odoo.search("stock.move", {
    domain: anyOf([["picking_id", "=", delivery.id]], [["origin_returned_move_id.picking_id", "=", delivery.id]]),
    fields,
    limit: MOST,
    order: "id",
  });
  const back = all.filter((one) => idOf(one, "origin_returned_move_id") !== undefined && one["state"] !== "cancel");
  const moves = all.filter((one) => idOf(one, "origin_returned_move_id") === undefined && one["state"] === "done");
  if (moves.length === 0) throw notFound({ what: "delivered line", typed: textOf(delivery, "name") ?? "", hint });
  return moves.flatMap((move) => {
    const returned = back.filter((one) => idOf(one, "origin_returned_move_id") === move.id);
    const left = returned.reduce((sum, one) => sum.minus(numberOf(one, "product_uom_qty") ?? 0), new Decimal(numberOf(move, "quantity") ?? 0));
    if (left.lte(0)) return [];
    const label = textOf(move, "product_id") ?? "?";
    return [{ move: move.id, label, uom: textOf(move, "product_uom") ?? "", left: decimalQuantity(left.toFixed()) }];
  });
}
