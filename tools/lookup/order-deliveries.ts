import { type RelatedQuery, type Row, relatedRows } from "../../odoo/reader.ts";
import { DELIVERY_FIELDS } from "../records/delivery.ts";
import { MOVES_AND_TYPE } from "./shortages.ts";

const MOST = 20;
/** Steps within the warehouse are transfers of the order too, and are left out afterwards. */
const MOST_TRANSFERS = 60;
const TRANSFERS: RelatedQuery = { model: "stock.picking", fields: DELIVERY_FIELDS, limit: MOST_TRANSFERS, order: "scheduled_date, id" };

/** Asked for with a sales order: what left for, or came back from, its customer. */
export const ORDER_DELIVERIES = { picking_ids: TRANSFERS };

/** The same with what `shortagesOf` needs. */
export const ORDER_SHORTAGES = { picking_ids: { ...TRANSFERS, with: MOVES_AND_TYPE } };

/** The deliveries and returns that came with an order, in the order of their planned days. */
export function deliveriesOf(order: Row): { readonly rows: readonly Row[]; readonly hasMore: boolean } {
  const transfers = relatedRows(order, "picking_ids");
  const found = transfers.filter((row) => row["picking_type_code"] === "outgoing" || row["picking_type_code"] === "incoming");
  return { rows: found.slice(0, MOST), hasMore: found.length > MOST || transfers.length === MOST_TRANSFERS };
}
