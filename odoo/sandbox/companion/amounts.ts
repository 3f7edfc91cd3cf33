import { mayUseModel } from "../engine/access.ts";
import type { Env } from "../engine/env.ts";
import { sudo } from "../engine/env.ts";
import { type Rec, record } from "../engine/record.ts";
import { pointingTo } from "../engine/world.ts";
import type { CheckedChange } from "./checks.ts";
import { stop } from "./values.ts";
import { movesIn } from "./wizards.ts";

type Touched = (model: string, id: number) => boolean;

/** Untaxed open value that the change touches. */
export function amountOf(look: Env, { kind, model, values }: CheckedChange, ids: readonly number[], touched: Touched): string {
  if (["message_post", "activity_schedule", "message_customer"].includes(kind.method)) return "0.00";
  let total = 0;
  for (const id of ids) {
    const rec = record(sudo(look), model, id);
    if (kind.method === "action_create_returns") total += returnedValue(look, values);
    else if (kind.method === "action_replenish") total += replenishedValue(look, rec, touched);
    else if (model === "sale.order" || model === "purchase.order") total += rec.num("amount_untaxed");
    else if (model === "sale.order.line") total += Number(rec.path("order_id.amount_untaxed") || 0);
    else if (model === "stock.picking") total += rec.all("move_ids").reduce((sum, move) => sum + openValue(move), 0);
    else if (model === "account.move") total += invoiceValue(rec, kind.method);
  }
  return Math.abs(total).toFixed(2);
}

/** The whole invoice when it is credited, else what is left to pay of it. */
function invoiceValue(rec: Rec, method: string): number {
  const total = rec.num("amount_total");
  return method === "refund_moves" || total === 0 ? rec.num("amount_untaxed") : (rec.num("amount_untaxed") * rec.num("amount_residual")) / total;
}

/** What the returned quantities were sold for, or bought. */
function returnedValue(look: Env, values: CheckedChange["values"]): number {
  return movesIn(values).reduce((sum, { move, quantity }) => sum + worthOf(record(sudo(look), "stock.move", move), quantity), 0);
}

/** The draft purchase lines of the product that this change made or changed; one that can't be seen can't be judged. */
function replenishedValue(look: Env, rule: Rec, touched: Touched): number {
  const lines = [...pointingTo(look.world, "purchase.order.line", "product_id", rule.ref("product_id"))].filter((id) =>
    touched("purchase.order.line", id),
  );
  if (lines.length > 0 && !mayUseModel(look, "purchase.order.line", "read")) stop("REFUSED", { why: "amount" });
  return lines.reduce((sum, id) => sum + record(sudo(look), "purchase.order.line", id).num("price_subtotal"), 0);
}

/** What a move still has to deliver or receive, at the price of its order line. */
function openValue(move: Rec): number {
  return ["done", "cancel"].includes(move.str("state")) ? 0 : worthOf(move, move.num("product_uom_qty"));
}

/** A quantity of a move, in the move's unit, at the price of its order line. */
function worthOf(move: Rec, quantity: number): number {
  const line = move.to("sale_line_id") ?? move.to("purchase_line_id");
  if (!line) return 0;
  const ordered = line.num(line.model === "sale.order.line" ? "product_uom_qty" : "product_qty");
  if (ordered === 0) return 0;
  const factor = Number(move.path("product_uom.factor") || 1) / Number(line.path("product_uom_id.factor") || 1);
  return (line.num("price_subtotal") / ordered) * quantity * factor;
}

/** What an approver should know beyond the records, in fixed sentences without values. */
export function warningsOf(look: Env, { name, kind, model }: CheckedChange, ids: readonly number[], touched: Touched): string[] {
  const found = new Set<string>();
  for (const id of ids) {
    const rec = record(sudo(look), model, id);
    if (model === "sale.order" && !QUIET.has(kind.method) && rec.get("partner_credit_warning"))
      found.add("Odoo warns that the customer is over the credit limit.");
    if (kind.method === "button_confirm" && rec.str("state") === "to approve") found.add("Odoo keeps this order waiting for an approval of its own.");
    if (name === "reschedule_delivery" && rec.str("date_deadline") !== "" && rec.str("scheduled_date") > rec.str("date_deadline"))
      found.add("The new date is later than the date promised to the customer.");
    if (name === "change_promise_date" && rec.all("picking_ids").some((one) => isOpen(one) && one.str("scheduled_date") > rec.str("commitment_date")))
      found.add("A delivery is planned for later than this promise.");
    if (kind.method === "action_cancel" && rec.all("picking_ids").some((one) => one.str("state") === "done"))
      found.add("Part of this order has been delivered; that is not undone.");
    if (
      kind.method === "action_create_returns" &&
      rec.all("return_ids").some((one) => one.str("state") !== "cancel" && !touched("stock.picking", one.id))
    )
      found.add("This delivery has been returned before, in whole or in part.");
    if (kind.method === "message_customer") found.add("Odoo sends e-mail.");
  }
  return [...found].sort();
}

const QUIET: ReadonlySet<string> = new Set(["message_post", "message_customer", "activity_schedule", "action_cancel"]);
const isOpen = (picking: Rec) => !["done", "cancel"].includes(picking.str("state"));
