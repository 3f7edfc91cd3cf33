import { fromOdooDatetime } from "../../core/dates.ts";
import { type Row, relatedRows } from "../../odoo/reader.ts";

/** A done move as it is kept: what a customer took or sent back, or what a vendor brought. */
export interface PastMove {
  readonly id: number;
  readonly kind: "demand" | "receipt";
  readonly warehouse: number;
  readonly product: number;
  /** "YYYY-MM-DD", UTC. */
  readonly done: string;
  readonly vendor: number | null;
  readonly ordered: string | null;
  readonly promised: string | null;
  /** In the product's own unit of measure, below zero for a return. */
  readonly quantity: number;
  /** When it was written last, as Odoo says. */
  readonly written: string;
}

export const MOVE_FIELDS = [
  "product_id",
  "product_uom_qty",
  "product_qty",
  "quantity",
  "date",
  "picking_code",
  "sale_line_id",
  "origin_returned_move_id",
  "write_date",
];

/** Asked for with each move. */
export const MOVE_RELATED = {
  picking_type_id: { model: "stock.picking.type", fields: ["warehouse_id"], limit: 1 },
  purchase_line_id: { model: "purchase.order.line", fields: ["partner_id", "date_approve", "date_planned"], limit: 1 },
};

/** "none" for a move between warehouses or the like, "unreadable" for one that lacks what it should have. */
export function pastMove(row: Row): PastMove | "none" | "unreadable" {
  const [purchase] = relatedRows(row, "purchase_line_id");
  const [type] = relatedRows(row, "picking_type_id");
  const code = row["picking_code"];
  const isSale = idIn(row, "sale_line_id") !== undefined;
  const isReturn = idIn(row, "origin_returned_move_id") !== undefined;
  const kind =
    purchase && code === "incoming" && !isReturn
      ? "receipt"
      : isSale && (code === "outgoing" || (code === "incoming" && isReturn))
        ? "demand"
        : undefined;
  if (kind === undefined) return "none";
  const [product, warehouse, done] = [idIn(row, "product_id"), type && idIn(type, "warehouse_id"), dayIn(row, "date")];
  const [demanded, inOwnUnit, moved] = ["product_uom_qty", "product_qty", "quantity"].map((field) => Number(row[field]));
  if (product === undefined || warehouse === undefined || done === null || !moved || !demanded || inOwnUnit === undefined) return "unreadable";
  const quantity = (moved * inOwnUnit) / demanded;
  return {
    id: row.id,
    kind,
    warehouse,
    product,
    done,
    vendor: kind === "receipt" && purchase ? (idIn(purchase, "partner_id") ?? null) : null,
    ordered: kind === "receipt" && purchase ? dayIn(purchase, "date_approve") : null,
    promised: kind === "receipt" && purchase ? dayIn(purchase, "date_planned") : null,
    quantity: kind === "demand" && code === "incoming" ? -quantity : quantity,
    written: String(row["write_date"] || ""),
  };
}

function idIn(row: Row, field: string): number | undefined {
  const value = row[field];
  return Array.isArray(value) && typeof value[0] === "number" ? value[0] : undefined;
}

function dayIn(row: Row, field: string): string | null {
  const value = row[field];
  return typeof value === "string" && value !== ""
    ? fromOdooDatetime(value.length === 10 ? `${value} 00:00:00` : value)
        .toISOString()
        .slice(0, 10)
    : null;
}
