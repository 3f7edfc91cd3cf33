import { callRecords } from "../engine/call.ts";
import type { Env } from "../engine/env.ts";
import { createRecord, writeRecords } from "../engine/mutate.ts";
import { record } from "../engine/record.ts";
import type { CheckedChange } from "./checks.ts";
import { asHtml, stop } from "./values.ts";

/** Carries out the change as the caller; answers the records it was about. */
export function act(work: Env, change: CheckedChange): readonly number[] {
  const { kind, model, ids, values } = change;
  const stale = (states: readonly string[], wanted: boolean) => {
    for (const id of ids)
      if (states.includes(record(work, model, id).str("state")) !== wanted) stop("STALE", { model, id: String(id), field: "state" });
  };
  if (kind.operation === "create") return [createRecord(work, model, { ...values, company_id: change.company })];
  switch (kind.method) {
    case "write":
      if (model === "stock.picking") stale(["done", "cancel"], false);
      writeRecords(work, model, ids, values);
      break;
    case "action_confirm":
      callRecords(work, model, "action_confirm", ids, {});
      break;
    case "button_confirm":
      stale(["draft", "sent"], true);
      callRecords(work, model, "button_confirm", ids, {});
      break;
    case "message_post":
      postNote(work, model, ids, String(values["body"] ?? ""));
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

export function postNote(work: Env, model: string, ids: readonly number[], text: string): void {
  callRecords(work, model, "message_post", ids, { body: asHtml(text), body_is_html: true, message_type: "comment", subtype_xmlid: "mail.mt_note" });
}
