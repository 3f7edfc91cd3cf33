import { anyOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { DELIVERY_FIELDS } from "../records/delivery.ts";
import type { ToolContext } from "../tool.ts";

const MOST = 20;

/** What left for, or came back from, the customer of an order. */
const BOTH_WAYS: Domain = anyOf([["picking_type_code", "=", "outgoing"]], [["picking_type_code", "=", "incoming"]]);

/** The deliveries and returns of one order, in the order of their planned days. */
export async function deliveriesOf({ odoo }: ToolContext, order: number): Promise<{ readonly rows: readonly Row[]; readonly hasMore: boolean }> {
  const found = await odoo.search("stock.picking", {
    domain: [["sale_id", "=", order], ...BOTH_WAYS],
    fields: DELIVERY_FIELDS,
    limit: MOST + 1,
    order: "scheduled_date, id",
  });
  return { rows: found.slice(0, MOST), hasMore: found.length > MOST };
}
