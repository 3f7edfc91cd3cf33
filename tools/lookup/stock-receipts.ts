import { allOf, type Domain } from "../../core/domain.ts";
import { dayOf, idOf, quantityOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";

const ROWS = 500;
const OPEN = ["waiting", "confirmed", "partially_available", "assigned"];

/** What came into stock, or is to come, of one product in its own unit of measure. */
export interface StockReceipt {
  readonly product: number;
  /** "YYYY-MM-DD" on which it came or is planned. */
  readonly day: string;
  readonly quantity: string;
  readonly isDone: boolean;
}

/** The latest 500 moves into the warehouses (or into one) from outside of them, counted stock included, in one call; the newest first. */
export async function stockReceipts(
  { odoo, timeZone }: Pick<ToolContext, "odoo" | "timeZone">,
  products: readonly number[],
  warehouse: number | undefined,
): Promise<{ readonly receipts: readonly StockReceipt[]; readonly hasMore: boolean }> {
  if (products.length === 0) return { receipts: [], hasMore: false };
  const domain: Domain = allOf(
    [
      ["product_id", "in", [...products]],
      ["state", "in", ["done", ...OPEN]],
      ["location_dest_id.usage", "=", "internal"],
      ["location_id.usage", "!=", "internal"],
    ],
    warehouse === undefined ? [] : [["location_dest_id.warehouse_id", "=", warehouse]],
  );
  const rows = await odoo.search("stock.move", {
    domain,
    fields: ["product_id", "product_qty", "date", "state"],
    limit: ROWS,
    order: "date desc, id desc",
  });
  return {
    receipts: rows.flatMap((row) => {
      const [product, day, quantity] = [idOf(row, "product_id"), dayOf(row, "date", timeZone), quantityOf(row, "product_qty")];
      return product === undefined || !day || quantity === undefined ? [] : [{ product, day, quantity, isDone: row["state"] === "done" }];
    }),
    hasMore: rows.length === ROWS,
  };
}
