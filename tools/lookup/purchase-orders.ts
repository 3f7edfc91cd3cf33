import type { Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByReference } from "./by-reference.ts";
import { chooseOne } from "./choose.ts";

/** Confirmed and not all received. */
export const OPEN_PURCHASES: Domain = [
  ["state", "in", ["purchase", "done"]],
  ["receipt_status", "in", ["pending", "partial"]],
];

/** A purchase order by our reference or the vendor's. */
export async function resolvePurchaseOrder(context: ToolContext, typed: string, fields: readonly string[]): Promise<Row> {
  const candidates = await candidatesByReference(context, { model: "purchase.order", domain: [], theirField: "partner_ref", fields }, typed);
  return chooseOne(candidates, { what: "purchase order", typed, hint: "Look it up with find_purchase_orders." });
}
