import { isJsonObject, type Json, type JsonObject } from "../../core/json.ts";
import type { Approval } from "../../guardrails/approvals/approval.ts";
import type { Sandbox } from "../../odoo/sandbox/sandbox.ts";

/** Carries an approved change out as a person would in Odoo's own screens, wizards included: by plain methods, past the companion. */
export function carryOutPlainly(odoo: Sandbox, { requester, change }: Pick<Approval, "requester" | "change">): void {
  const { model, method, operation, values, company } = change;
  const ids = [...change.ids];
  const run = (on: string, does: string, params: JsonObject, context: JsonObject = {}) =>
    odoo.run(requester, on, does, { ...params, context: { allowed_company_ids: [company], ...context } });
  const made = (on: string, vals: JsonObject, context: JsonObject = {}): number[] => numbersIn(run(on, "create", { vals_list: [vals] }, context));
  const held = (on: string, domain: Json, fields: readonly string[]): JsonObject[] =>
    rowsIn(odoo.run("admin", on, "search_read", { domain, fields: [...fields] }));

  if (operation === "create") return void made(model, { ...values, company_id: company });
  if (operation === "write" && model === "purchase.order") {
    const lines = held(
      "purchase.order.line",
      [
        ["order_id", "in", ids],
        ["display_type", "=", false],
      ],
      ["product_qty", "qty_received"],
    );
    const open = lines.filter((line) => Number(line["qty_received"]) < Number(line["product_qty"]));
    return void run("purchase.order.line", "write", { ids: open.map(({ id }) => Number(id)), vals: values });
  }
  if (operation === "write") return void run(model, "write", { ids, vals: values });
  switch (method) {
    // A note or a message goes to the chatter only, which is not compared.
    case "message_post":
    case "message_customer":
      return;
    case "activity_schedule":
      return void run(model, method, { ids, act_type_xmlid: "mail.mail_activity_data_todo", summary: "", note: "", ...values });
    case "set_carrier": {
      if (model === "stock.picking") return void run(model, "write", { ids, vals: values });
      const wizard = made("choose.delivery.carrier", { order_id: ids[0] ?? 0, ...values });
      run("choose.delivery.carrier", "update_price", { ids: wizard });
      return void run("choose.delivery.carrier", "button_confirm", { ids: wizard });
    }
    case "action_create_returns": {
      const wizard = made("stock.return.picking", { picking_id: ids[0] ?? 0 });
      const wanted = new Map(linesIn(values["moves"]).map((line) => [line["move_id"], line["quantity"] ?? 0]));
      for (const line of held("stock.return.picking.line", [["wizard_id", "in", wizard]], ["move_id"])) {
        const [move] = Array.isArray(line["move_id"]) ? line["move_id"] : [];
        run("stock.return.picking.line", "write", { ids: [Number(line["id"])], vals: { quantity: wanted.get(move) ?? 0 } });
      }
      return void run("stock.return.picking", "action_create_returns", { ids: wizard });
    }
    case "refund_moves": {
      const on = { active_model: "account.move", active_ids: ids };
      const [move] = held("account.move", [["id", "in", ids]], ["journal_id"]);
      const [journal] = Array.isArray(move?.["journal_id"]) ? move["journal_id"] : [];
      const wizard = made("account.move.reversal", { journal_id: journal ?? false, date: false, reason: "", ...values }, on);
      return void run("account.move.reversal", "refund_moves", { ids: wizard }, on);
    }
    case "hold_payment":
    case "release_payment":
      return void run(model, "action_toggle_block_payment", { ids });
    default:
      return void run(model, method, { ids });
  }
}

function linesIn(commands: Json | undefined): JsonObject[] {
  return (Array.isArray(commands) ? commands : []).flatMap((command) => (Array.isArray(command) && isJsonObject(command[2]) ? [command[2]] : []));
}

function rowsIn(answer: Json): JsonObject[] {
  return Array.isArray(answer) ? answer.filter(isJsonObject) : [];
}

function numbersIn(answer: Json): number[] {
  return Array.isArray(answer) ? answer.filter((one) => typeof one === "number") : typeof answer === "number" ? [answer] : [];
}
