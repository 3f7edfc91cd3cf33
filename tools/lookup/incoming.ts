import { Decimal } from "decimal.js";
import { type RelatedQuery, type Row, relatedRows } from "../../odoo/reader.ts";
import { dayOf, idOf, numberOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

const MOVES = 300;

/** A product's part of an open receipt. */
export interface Incoming {
  readonly product: number;
  readonly warehouse: number | undefined;
  readonly receipt: Row;
  /** The later of the planned and the vendor's day: a vendor's new date moves only the one, a rescheduling only the other. */
  readonly expected: string | undefined;
  readonly quantity: Decimal;
  /** The same in the product's own unit of measure. */
  readonly inProductUom: Decimal;
  readonly uom: string | null | undefined;
}

/** Open receipts of the products, the first to come first. */
export async function incomingOf(context: ToolContext, products: readonly number[]): Promise<{ incoming: Incoming[]; hasMore: boolean }> {
  const moves = await context.odoo.search("stock.move", {
    domain: [
      ["product_id", "in", [...products]],
      ["picking_code", "=", "incoming"],
      ["state", "in", ["waiting", "confirmed", "partially_available", "assigned"]],
    ],
    fields: [
      "product_id",
      "product_uom_qty",
      "product_qty",
      "product_uom",
      "picking_id",
      "origin",
      "origin_returned_move_id",
      "date",
      "date_deadline",
    ],
    limit: MOVES,
    order: "date, id",
    with: OPERATION_TYPE,
  });
  const incoming = moves.flatMap((move): Incoming[] => {
    const receipt = receiptOf(move);
    const product = idOf(move, "product_id");
    if (!receipt || product === undefined) return [];
    const days = [dayOf(move, "date", context.timeZone), dayOf(move, "date_deadline", context.timeZone)].filter((day) => typeof day === "string");
    return [
      {
        product,
        warehouse: warehouseOf(move),
        receipt,
        expected: days.sort().at(-1),
        quantity: new Decimal(numberOf(move, "product_uom_qty") ?? 0),
        inProductUom: inProductUom(move, new Decimal(numberOf(move, "product_uom_qty") ?? 0)),
        uom: textOf(move, "product_uom"),
      },
    ];
  });
  const sooner = (left: Incoming, right: Incoming) => (left.expected ?? "9").localeCompare(right.expected ?? "9");
  return { incoming: incoming.sort(sooner), hasMore: moves.length === MOVES };
}

/** The receipt that a move belongs to, as far as the move tells it: a search less than reading it. */
function receiptOf(move: Row): Row | undefined {
  const id = idOf(move, "picking_id");
  if (id === undefined) return undefined;
  return {
    id,
    name: textOf(move, "picking_id") ?? false,
    origin: move["origin"] ?? false,
    return_id: move["origin_returned_move_id"] ?? false,
  };
}

/** A quantity in the move's unit of measure, in the product's own. */
export function inProductUom(move: Row, quantity: Decimal): Decimal {
  const own = numberOf(move, "product_qty");
  const demanded = numberOf(move, "product_uom_qty");
  return own && demanded ? quantity.times(own).dividedBy(demanded) : quantity;
}

/** The order that a receipt comes from; a customer's return comes from none. */
export function purchaseOrderOf(receipt: Row): string | null | undefined {
  return receipt["return_id"] ? null : textOf(receipt, "origin");
}

/** Asked for with a move or transfer: its operation type, which tells the warehouse. */
export const OPERATION_TYPE: { readonly picking_type_id: RelatedQuery } = {
  picking_type_id: { model: "stock.picking.type", fields: ["warehouse_id"], limit: 1 },
};

/** The warehouse of a move or transfer that came with its operation type. */
export function warehouseOf(row: Row): number | undefined {
  const [type] = relatedRows(row, "picking_type_id");
  return type && idOf(type, "warehouse_id");
}

/** The warehouse that an operation type belongs to. */
export type WarehouseOfType = (type: number | undefined) => number | undefined;

export async function warehousesOfTypes({ odoo }: Pick<ToolContext, "odoo">): Promise<WarehouseOfType> {
  const types = await odoo.search("stock.picking.type", { domain: [], fields: ["warehouse_id"], limit: 500 });
  const byType = new Map(types.map((type) => [type.id, idOf(type, "warehouse_id")]));
  return (type) => (type === undefined ? undefined : byType.get(type));
}
