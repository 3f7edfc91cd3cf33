import type { Decimal } from "decimal.js";
import { allOf } from "../../core/domain.ts";
import type { RelatedQuery, Row } from "../../odoo/reader.ts";
import { dayOf, idOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { OPERATION_TYPE, warehouseOf } from "./incoming.ts";
import { OPEN_DELIVERIES } from "./late.ts";
import { missingOf } from "./shortages.ts";

const MOVES = 500;

/** A product that a customer's open delivery lacks. */
export interface WaitingOrder {
  readonly product: number;
  readonly warehouse: number | undefined;
  readonly order: number;
  readonly delivery: Row;
  readonly move: Row;
  readonly missing: Decimal;
  /** The day promised, or planned where none was. */
  readonly promised: string | undefined;
}

/** Open deliveries of sales orders that lack one of the products, or any, the first promised first; `related` comes with each move. */
export async function waitingFor(
  context: ToolContext,
  products: readonly number[] | "all",
  related: Readonly<Record<string, RelatedQuery>> = {},
): Promise<WaitingOrder[]> {
  if (products.length === 0) return [];
  const moves = await context.odoo.search("stock.move", {
    domain: allOf(products === "all" ? [] : [["product_id", "in", [...products]]], [
      ["picking_code", "=", "outgoing"],
      ["state", "in", ["waiting", "confirmed", "partially_available"]],
    ]),
    fields: ["product_id", "product_uom_qty", "product_qty", "quantity", "product_uom", "picking_id", "sale_line_id"],
    limit: MOVES,
    order: "date, id",
    with: related,
  });
  const ids = [...new Set(moves.flatMap((move) => idOf(move, "picking_id") ?? []))];
  if (ids.length === 0) return [];
  const deliveries = await context.odoo.search("stock.picking", {
    domain: allOf([["id", "in", ids]], OPEN_DELIVERIES, [["sale_id", "!=", false]]),
    fields: ["name", "sale_id", "partner_id", "company_id", "date_deadline", "scheduled_date"],
    limit: MOVES,
    with: OPERATION_TYPE,
  });
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  return moves.flatMap((move): WaitingOrder[] => {
    const delivery = byId.get(idOf(move, "picking_id") ?? 0);
    const order = delivery && idOf(delivery, "sale_id");
    const product = idOf(move, "product_id");
    const missing = missingOf(move);
    if (!delivery || order === undefined || product === undefined || missing.lte(0)) return [];
    const promised = dayOf(delivery, "date_deadline", context.timeZone) ?? dayOf(delivery, "scheduled_date", context.timeZone) ?? undefined;
    return [{ product, warehouse: warehouseOf(delivery), order, delivery, move, missing, promised }];
  });
}
