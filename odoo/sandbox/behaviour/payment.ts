import type { Json } from "../../../core/json.ts";
import type { Behaviour } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { type Env, sudo } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, record, records } from "../engine/record.ts";
import { localDay } from "../engine/time.ts";
import { userError } from "../errors.ts";
import { journalOf } from "../flows/chart.ts";
import { openMoves } from "../flows/invoicing.ts";
import { payableLines, payWizard } from "../flows/payments.ts";
import { isSale, postMoves } from "../flows/posting.ts";

export const accountPayment: Behaviour = {
  model: "account.payment",
  displayName: (rec) => rec.str("name") || "Draft Payment",
  defaults: {
    state: () => "draft",
    payment_type: () => "inbound",
    partner_type: () => "customer",
    date: (env) => localDay(env),
    company_id: (env) => env.company,
  },
  computes: [
    { fields: ["currency_id"], depends: ["company_id"], compute: (rec) => ({ currency_id: Number(rec.path("company_id.currency_id") || 0) }) },
    {
      fields: ["reconciled_invoice_ids"],
      compute: (rec) => ({
        reconciled_invoice_ids: rec
          .all("invoice_ids")
          .filter(isSale)
          .map((move) => move.id),
      }),
    },
    {
      fields: ["reconciled_bill_ids"],
      compute: (rec) => ({
        reconciled_bill_ids: rec
          .all("invoice_ids")
          .filter((move) => !isSale(move))
          .map((move) => move.id),
      }),
    },
  ],
};

const active = (env: Env): number[] => (Array.isArray(env.context["active_ids"]) ? env.context["active_ids"].map(Number) : []);

export const accountPaymentRegister: Behaviour = {
  model: "account.payment.register",
  prepareCreate(env, vals) {
    const own = sudo(env);
    const lines =
      env.context["active_model"] === "account.move.line" ? records(own, "account.move.line", active(env)) : payableLines(own, active(env));
    const [first] = lines;
    const open = round(
      lines.reduce((sum, line) => sum + line.num("amount_residual"), 0),
      2,
    );
    const company = first?.ref("company_id") ?? env.company;
    return {
      payment_date: localDay(env),
      journal_id: journalOf(own, company, "bank") || false,
      group_payment: new Set(lines.map((line) => line.ref("move_id"))).size === 1,
      payment_type: open > 0 ? "inbound" : "outbound",
      partner_type: first?.path("account_id.account_type") === "asset_receivable" ? "customer" : "supplier",
      partner_id: Number(first?.path("partner_id.commercial_partner_id") || 0) || false,
      currency_id: first?.ref("currency_id") || false,
      company_id: company,
      amount: Math.abs(open),
      source_amount: Math.abs(open),
      communication: first ? first.str("name") || first.str("move_name") : false,
      can_edit_wizard: new Set(lines.map((line) => line.ref("partner_id"))).size === 1,
      can_group_payments: lines.length > 1,
      payment_difference_handling: "open",
      ...vals,
      line_ids: [[6, 0, lines.map((line) => line.id)]],
    };
  },
  computes: [{ fields: ["payment_difference"], compute: (rec) => ({ payment_difference: round(rec.num("source_amount") - rec.num("amount"), 2) }) }],
  methods: {
    action_create_payments: {
      on: "records",
      params: [],
      run: (env, ids) =>
        records(sudo(env), "account.payment.register", ids)
          .map((wizard) => payWizard(sudo(env), wizard))
          .at(-1) ?? true,
    },
  },
};

/** A refund mirrors the invoice; nothing of it counts before it is posted. */
function refund(env: Env, wizard: Rec, then: "keep" | "modify"): Json {
  const made = wizard.all("move_ids").map((move) => {
    if (move.str("state") !== "posted") throw userError("You can only reverse posted moves.");
    const copy = create(env, "account.move", {
      move_type: move.str("move_type").replace("invoice", "refund"),
      partner_id: move.ref("partner_id") || false,
      company_id: move.ref("company_id"),
      journal_id: wizard.ref("journal_id") || move.ref("journal_id"),
      invoice_date: wizard.str("date") || localDay(env),
      date: wizard.str("date") || localDay(env),
      ref: `Reversal of: ${move.str("name")}${wizard.str("reason") ? `, ${wizard.str("reason")}` : ""}`,
      reversed_entry_id: move.id,
      invoice_user_id: move.ref("invoice_user_id") || false,
      invoice_payment_term_id: false,
      invoice_line_ids: copiedLines(move),
    });
    if (then === "keep") return copy.id;
    postMoves([copy]);
    return create(env, "account.move", {
      move_type: move.str("move_type"),
      partner_id: move.ref("partner_id") || false,
      company_id: move.ref("company_id"),
      journal_id: move.ref("journal_id"),
      invoice_date: wizard.str("date") || localDay(env),
      invoice_line_ids: copiedLines(move),
    }).id;
  });
  assign(wizard, { new_move_ids: [[6, 0, made]] });
  return {
    ...(openMoves(made, "Reverse Moves", String(wizard.all("move_ids")[0]?.str("move_type").replace("invoice", "refund") ?? "entry")) as {
      [key: string]: Json;
    }),
  };
}

const copiedLines = (move: Rec): Json =>
  move.all("invoice_line_ids").map((line) => [
    0,
    0,
    {
      name: line.str("name") || false,
      product_id: line.ref("product_id") || false,
      product_uom_id: line.ref("product_uom_id") || false,
      quantity: line.num("quantity"),
      price_unit: line.num("price_unit"),
      discount: line.num("discount"),
      tax_ids: [[6, 0, line.ids("tax_ids")]],
      sale_line_ids: [[6, 0, line.ids("sale_line_ids")]],
      ...(line.ref("purchase_line_id") ? { purchase_line_id: line.ref("purchase_line_id") } : {}),
    },
  ]);

export const accountMoveReversal: Behaviour = {
  model: "account.move.reversal",
  recName: "reason",
  defaults: {
    date: (env) => localDay(env),
    move_ids: (env) => [[6, 0, env.context["active_model"] === "account.move" ? active(env) : []]],
    company_id: (env) => env.company,
  },
  prepareCreate(env, vals) {
    const [first] = active(env);
    return { journal_id: first === undefined ? false : record(sudo(env), "account.move", first).ref("journal_id") || false, ...vals };
  },
  computes: [
    { fields: ["move_type"], compute: (rec) => ({ move_type: rec.all("move_ids")[0]?.str("move_type") ?? "" }) },
    { fields: ["residual"], compute: (rec) => ({ residual: rec.all("move_ids")[0]?.num("amount_residual") ?? 0 }) },
    { fields: ["currency_id"], compute: (rec) => ({ currency_id: rec.all("move_ids")[0]?.ref("currency_id") ?? false }) },
  ],
  methods: {
    refund_moves: {
      on: "records",
      params: [],
      run: (env, ids) =>
        records(sudo(env), "account.move.reversal", ids)
          .map((wizard) => refund(sudo(env), wizard, "keep"))
          .at(-1) ?? true,
    },
    modify_moves: {
      on: "records",
      params: [],
      run: (env, ids) =>
        records(sudo(env), "account.move.reversal", ids)
          .map((wizard) => refund(sudo(env), wizard, "modify"))
          .at(-1) ?? true,
    },
  },
};
