import type { Json } from "../../../core/json.ts";
import { callRecords } from "../engine/call.ts";
import type { Env } from "../engine/env.ts";
import { createRecord, writeRecords } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import type { CheckedChange } from "./checks.ts";
import { refuseStates, stale, wantStates } from "./guard-state.ts";
import { asHtml, stop } from "./values.ts";
import { createReturn, draftRefund, messagePartner, setCarrier, togglePayment } from "./wizards.ts";

/** Carries out the change as the caller; answers the records it was about. */
export function act(work: Env, change: CheckedChange): readonly number[] {
  const { kind, model, ids, values } = change;
  if (kind.operation === "create") return [createRecord(work, model, { ...values, company_id: change.company })];
  const [id] = ids;
  if (id === undefined) return stop("REFUSED", { why: "ids" });
  const rec = record(work, model, id);
  switch (kind.method) {
    case "write":
      writeValues(work, rec, values);
      break;
    case "action_confirm":
    case "action_replenish":
      callRecords(work, model, kind.method, ids, {});
      break;
    case "action_cancel":
      refuseStates(rec, ["cancel"]);
      callRecords(work, model, "action_cancel", ids, {});
      break;
    case "button_confirm":
      wantStates(rec, ["draft", "sent"]);
      callRecords(work, model, "button_confirm", ids, {});
      break;
    case "set_carrier":
      setCarrier(work, rec, values);
      break;
    case "action_create_returns":
      createReturn(work, rec, values);
      break;
    case "refund_moves":
      draftRefund(work, rec, values);
      break;
    case "hold_payment":
    case "release_payment":
      togglePayment(work, rec, kind.method === "release_payment");
      break;
    case "message_post":
      postNote(work, model, ids, String(values["body"] ?? ""));
      break;
    case "message_customer":
      messagePartner(work, rec, values);
      break;
    case "activity_schedule":
      callRecords(work, model, "activity_schedule", ids, {
        act_type_xmlid: "mail.mail_activity_data_todo",
        summary: values["summary"] || "",
        note: values["note"] || "",
        user_id: values["user_id"] || work.uid,
        ...(values["date_deadline"] ? { date_deadline: values["date_deadline"] } : {}),
      });
      break;
    default:
      stop("REFUSED", { why: "method" });
  }
  return ids;
}

/** Writes fields, each only while its record is still open to it. */
function writeValues(work: Env, rec: Rec, values: { readonly [field: string]: Json }): void {
  switch (rec.model) {
    case "stock.picking":
      refuseStates(rec, ["done", "cancel"]);
      break;
    case "sale.order":
      refuseStates(rec, ["cancel"]);
      break;
    case "sale.order.line":
      wantStates(rec, ["draft", "sent"]);
      break;
    case "purchase.order": {
      refuseStates(rec, ["done", "cancel"]);
      const open = rec.all("order_line").filter((line) => line.str("display_type") === "" && line.num("qty_received") < line.num("product_qty"));
      if (open.length === 0) stale(rec, "receipt_status");
      writeRecords(
        work,
        "purchase.order.line",
        open.map(({ id }) => id),
        values,
      );
      return;
    }
  }
  writeRecords(work, rec.model, [rec.id], values);
}

export function postNote(work: Env, model: string, ids: readonly number[], text: string): void {
  callRecords(work, model, "message_post", ids, { body: asHtml(text), body_is_html: true, message_type: "comment", subtype_xmlid: "mail.mt_note" });
}

/** Where the note of a commit goes: to the record, or to the order that it is a line of; a reorder rule has no chatter. */
export function noted(work: Env, model: string, id: number): { readonly model: string; readonly id: number } | undefined {
  if (model === "stock.warehouse.orderpoint") return undefined;
  return model === "sale.order.line" ? { model: "sale.order", id: record(work, model, id).ref("order_id") } : { model, id };
}
