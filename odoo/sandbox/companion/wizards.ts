import { isJsonObject, type Json } from "../../../core/json.ts";
import { callRecords } from "../engine/call.ts";
import { type Env, sudo, withContext } from "../engine/env.ts";
import { createRecord, writeRecords } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { rowOf } from "../engine/world.ts";
import { refuseStates, stale, wantStates } from "./guard-state.ts";
import { asHtml, stop } from "./values.ts";

type Values = { readonly [field: string]: Json };

/** Only carriers whose price Odoo works out itself: another one's service would be called by a preview too. */
export function setCarrier(work: Env, rec: Rec, values: Values): void {
  const carrier = Number(values["carrier_id"] || 0);
  if (!["fixed", "base_on_rule"].includes(String(rowOf(work.world, "delivery.carrier", carrier)?.["delivery_type"])))
    stop("REFUSED", { why: "carrier" });
  refuseStates(rec, ["done", "cancel"]);
  if (rec.model === "stock.picking") {
    writeRecords(work, rec.model, [rec.id], { carrier_id: carrier });
    return;
  }
  const wizard = createRecord(work, "choose.delivery.carrier", { order_id: rec.id, carrier_id: carrier });
  callRecords(work, "choose.delivery.carrier", "update_price", [wizard], {});
  callRecords(work, "choose.delivery.carrier", "button_confirm", [wizard], {});
}

/** A return of the named moves' quantities; the wizard proposes none by itself. */
export function createReturn(work: Env, rec: Rec, values: Values): void {
  wantStates(rec, ["done"]);
  const wanted = new Map(movesIn(values).map(({ move, quantity }) => [move, quantity]));
  const wizard = createRecord(work, "stock.return.picking", { picking_id: rec.id });
  for (const line of record(sudo(work), "stock.return.picking", wizard).all("product_return_moves")) {
    const move = line.ref("move_id");
    writeRecords(work, "stock.return.picking.line", [line.id], { quantity: wanted.get(move) ?? 0 });
    wanted.delete(move);
  }
  if (wanted.size > 0) stale(rec, "move_ids");
  callRecords(work, "stock.return.picking", "action_create_returns", [wizard], {});
}

/** The moves and quantities that a return asks for. */
export function movesIn(values: Values): { readonly move: number; readonly quantity: number }[] {
  const commands: readonly Json[] = Array.isArray(values["moves"]) ? values["moves"] : [];
  return commands.flatMap((command) => {
    const line: Json | undefined = Array.isArray(command) ? command[2] : undefined;
    return isJsonObject(line) ? [{ move: Number(line["move_id"]), quantity: Number(line["quantity"] ?? 0) }] : [];
  });
}

/** A draft credit note of a posted invoice; it is posted by people, in Odoo. */
export function draftRefund(work: Env, rec: Rec, values: Values): void {
  if (rec.str("move_type") !== "out_invoice") stop("REFUSED", { why: "move type" });
  wantStates(rec, ["posted"]);
  const on = withContext(work, { active_model: "account.move", active_ids: [rec.id] });
  const wizard = createRecord(on, "account.move.reversal", {
    journal_id: rec.ref("journal_id"),
    date: values["date"] ?? false,
    reason: values["reason"] ?? "",
  });
  callRecords(on, "account.move.reversal", "refund_moves", [wizard], {});
}

export function togglePayment(work: Env, rec: Rec, release: boolean): void {
  if (!["in_invoice", "in_refund"].includes(rec.str("move_type"))) stop("REFUSED", { why: "move type" });
  wantStates(rec, ["posted"]);
  const state = rec.str("payment_state");
  if ((state === "blocked") !== release || ["paid", "in_payment", "reversed"].includes(state)) stale(rec, "payment_state");
  callRecords(work, "account.move", "action_toggle_block_payment", [rec.id], {});
}

/** Odoo sends it by e-mail after the commit; the embedded Odoo keeps it in the chatter. */
export function messagePartner(work: Env, rec: Rec, values: Values): void {
  const partner = Number(values["partner_id"] || 0);
  const company = (id: number) => rowOf(work.world, "res.partner", id)?.["commercial_partner_id"];
  if (company(partner) === undefined || company(partner) !== company(rec.ref("partner_id"))) stop("REFUSED", { why: "partner" });
  callRecords(work, rec.model, "message_post", [rec.id], {
    body: asHtml(String(values["body"] ?? "")),
    body_is_html: true,
    subject: values["subject"] ?? false,
    message_type: "comment",
    subtype_xmlid: "mail.mt_comment",
    partner_ids: [partner],
  });
}
