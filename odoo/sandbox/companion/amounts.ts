import type { Env } from "../engine/env.ts";
import { sudo } from "../engine/env.ts";
import { type Rec, record } from "../engine/record.ts";
import type { CheckedChange } from "./checks.ts";

/** Untaxed open value that the change touches. */
export function amountOf(look: Env, { kind, model }: CheckedChange, ids: readonly number[]): string {
  if (kind.method === "message_post" || kind.method === "activity_schedule") return "0.00";
  let total = 0;
  for (const id of ids) {
    const rec = record(sudo(look), model, id);
    if (model === "sale.order" || model === "purchase.order") total += rec.num("amount_untaxed");
    else if (model === "stock.picking") total += rec.all("move_ids").reduce((sum, move) => sum + openValue(move), 0);
  }
  return Math.abs(total).toFixed(2);
}

/** What a move still has to deliver or receive, at the price of its order line. */
function openValue(move: Rec): number {
  if (["done", "cancel"].includes(move.str("state"))) return 0;
  const line = move.to("sale_line_id") ?? move.to("purchase_line_id");
  if (!line) return 0;
  const ordered = line.num(line.model === "sale.order.line" ? "product_uom_qty" : "product_qty");
  if (ordered === 0) return 0;
  const factor = Number(move.path("product_uom.factor") || 1) / Number(line.path("product_uom_id.factor") || 1);
  return (line.num("price_subtotal") / ordered) * move.num("product_uom_qty") * factor;
}

/** What an approver should know beyond the records, in fixed sentences without values. */
export function warningsOf(look: Env, { name, kind, model }: CheckedChange, ids: readonly number[]): string[] {
  const found = new Set<string>();
  for (const id of ids) {
    const rec = record(sudo(look), model, id);
    if (model === "sale.order" && kind.method !== "message_post" && rec.get("partner_credit_warning"))
      found.add("Odoo warns that the customer is over the credit limit.");
    if (kind.method === "button_confirm" && rec.str("state") === "to approve") found.add("Odoo keeps this order waiting for an approval of its own.");
    if (name === "reschedule_delivery" && rec.str("date_deadline") !== "" && rec.str("scheduled_date") > rec.str("date_deadline"))
      found.add("The new date is later than the date promised to the customer.");
  }
  return [...found].sort();
}
