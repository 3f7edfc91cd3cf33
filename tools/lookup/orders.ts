import type { Row, SearchQuery } from "../../odoo/reader.ts";
import { idOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByReference } from "./by-reference.ts";
import { chooseOne, notFound } from "./choose.ts";
import { referenceDomain } from "./reference.ts";

const hint = "Look it up with find_orders.";

/** A sales order by our reference, the customer's, or that of one of its deliveries, with those of its records that are asked for. */
export async function resolveOrder(
  context: ToolContext,
  typed: string,
  fields: readonly string[],
  related: NonNullable<SearchQuery["with"]> = {},
): Promise<Row> {
  const sought = { what: "sales order", typed, hint };
  if (typed.includes("/")) {
    const [only, ...others] = await ofDelivery(context, typed, fields, related);
    if (only && others.length === 0) return only;
  }
  const orders = await candidatesByReference(
    context,
    { model: "sale.order", domain: [], theirField: "client_order_ref", fields, with: related },
    typed,
  );
  if (orders.length > 0) return chooseOne(orders, sought);
  if (!typed.includes("/") && !/\b(out|in|pick|ret)\b/i.test(typed)) throw notFound(sought);
  const deliveries = await candidatesByReference(context, { model: "stock.picking", domain: [["sale_id", "!=", false]], fields: ["sale_id"] }, typed);
  const id = idOf(chooseOne(deliveries, sought), "sale_id");
  const [order] = id === undefined ? [] : await context.odoo.search("sale.order", { domain: [["id", "=", id]], fields, limit: 1, with: related });
  if (!order) throw notFound(sought);
  return order;
}

/** The orders of the deliveries that a reference could mean; one of them is the usual case, and takes one call. */
function ofDelivery({ odoo }: ToolContext, typed: string, fields: readonly string[], related: NonNullable<SearchQuery["with"]>): Promise<Row[]> {
  return odoo.search("sale.order", {
    domain: [["picking_ids", "any", referenceDomain("name", typed)]],
    fields: [...new Set(["name", ...fields])],
    limit: 2,
    order: "id desc",
    with: related,
  });
}
