import type { Json } from "../../../core/json.ts";
import type { Behaviour, Vals } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { type Env, inCompany, sudo } from "../engine/env.ts";
import { assign, unlinkRecords } from "../engine/mutate.ts";
import { type Rec, record, records } from "../engine/record.ts";
import { addDays, addMonths, later, localDay } from "../engine/time.ts";
import { userError } from "../errors.ts";
import { journalOf } from "../flows/chart.ts";
import { syncTerms } from "../flows/invoice-terms.ts";
import { logCreation } from "../flows/notes.ts";
import { direction, dueDate, duplicates, isInvoice, isPurchase, isSale, paymentState, postMoves } from "../flows/posting.ts";
import { documentAmounts, type LineAmounts } from "../flows/taxes.ts";

const LABEL: { readonly [type: string]: string } = {
  entry: "Journal Entry",
  out_invoice: "Invoice",
  out_refund: "Credit Note",
  in_invoice: "Vendor Bill",
  in_refund: "Vendor Credit Note",
  out_receipt: "Sales Receipt",
  in_receipt: "Purchase Receipt",
};
const DRAFT: { readonly [type: string]: string } = {
  entry: "Draft Entry",
  out_invoice: "Draft Invoice",
  out_refund: "Draft Credit Note",
  in_invoice: "Draft Bill",
  in_refund: "Draft Vendor Credit Note",
};

const products = (rec: Rec) => rec.all("line_ids").filter((line) => line.str("display_type") === "product");

function entryAmounts(rec: Rec): LineAmounts {
  const debit = rec.all("line_ids").reduce((sum, line) => sum + line.num("debit"), 0);
  return { subtotal: 0, tax: 0, total: round(debit, 2) };
}

function amounts(rec: Rec) {
  const sign = direction(rec);
  const { subtotal: untaxed, tax, total } = isInvoice(rec) ? documentAmounts(products(rec), "quantity") : entryAmounts(rec);
  const terms = rec.all("line_ids").filter((line) => line.str("display_type") === "payment_term");
  const residual = isInvoice(rec) ? round(sign * terms.reduce((sum, line) => sum + line.num("amount_residual"), 0), 2) : 0;
  return {
    amount_untaxed: untaxed,
    amount_tax: tax,
    amount_total: total,
    amount_residual: residual,
    amount_untaxed_signed: round(sign * untaxed, 2),
    amount_tax_signed: round(sign * tax, 2),
    amount_total_signed: isInvoice(rec) ? round(sign * total, 2) : total,
    amount_total_in_currency_signed: isInvoice(rec) ? round(sign * total, 2) : total,
    amount_residual_signed: round(sign * residual, 2),
  };
}

function journalFor(env: Env, vals: Vals): number | false {
  const company = Number(vals["company_id"] ?? env.company);
  const type = String(vals["move_type"] ?? "entry");
  return journalOf(env, company, type.startsWith("out_") ? "sale" : type.startsWith("in_") ? "purchase" : "general") || false;
}

const many = (work: (recs: readonly Rec[]) => Json) => ({
  on: "records" as const,
  params: [],
  run: (env: Env, ids: readonly number[]) => work(records(sudo(env), "account.move", ids)),
});

export const accountMove: Behaviour = {
  model: "account.move",
  indexes: ["partner_id", "commercial_partner_id"],
  displayName(rec) {
    const name = rec.str("name");
    if (rec.str("state") === "draft" && (name === "" || name === "/"))
      return `${DRAFT[rec.str("move_type")] ?? "Draft Entry"}${rec.str("ref") ? ` (${rec.str("ref")})` : ""}`;
    return `${rec.str("state") === "draft" ? `${DRAFT[rec.str("move_type")] ?? "Draft Entry"} ${name}` : name}${rec.str("ref") ? ` (${rec.str("ref").slice(0, 50)})` : ""}`;
  },
  searchName: (_env, operator, value) => ["|", "|", ["name", operator, value], ["ref", operator, value], ["partner_id", operator, value]],
  defaults: {
    move_type: () => "entry",
    state: () => "draft",
    company_id: (env) => env.company,
    journal_id: (env, vals) => journalFor(env, vals),
    auto_post: () => "no",
    invoice_user_id: (env, vals) => (String(vals["move_type"] ?? "entry").startsWith("entry") ? false : env.uid),
  },
  prepareCreate: (_env, vals) => (vals["name"] === "/" ? { ...vals, name: false } : vals),
  created(rec) {
    syncTerms(rec);
    logCreation(rec, `${LABEL[rec.str("move_type")] ?? "Journal Entry"} Created`);
  },
  written(_env, recs, vals) {
    if (Object.keys(vals).every((field) => ["state", "name", "payment_state", "checked", "posted_before"].includes(field))) return;
    for (const rec of recs) syncTerms(rec);
  },
  beforeUnlink(_env, recs) {
    for (const rec of recs)
      if (rec.str("state") === "posted" || (rec.bool("posted_before") && rec.str("name") !== ""))
        throw userError(
          "You can't delete a posted journal item. Don’t play games with your accounting records; reset the journal entry to draft before deleting it.",
        );
  },
  computes: [
    {
      fields: [
        "amount_untaxed",
        "amount_tax",
        "amount_total",
        "amount_residual",
        "amount_untaxed_signed",
        "amount_tax_signed",
        "amount_total_signed",
        "amount_total_in_currency_signed",
        "amount_residual_signed",
      ],
      depends: [
        "line_ids.price_subtotal",
        "line_ids.price_total",
        "line_ids.debit",
        "line_ids.amount_residual",
        "line_ids.display_type",
        "move_type",
        "state",
      ],
      compute: amounts,
    },
    { fields: ["currency_id"], depends: ["company_id"], compute: (rec) => ({ currency_id: Number(rec.path("company_id.currency_id") || 0) }) },
    {
      fields: ["company_id"],
      depends: ["journal_id"],
      compute: (rec) => ({ company_id: rec.ref("company_id") || (rec.to("journal_id")?.ref("company_id") ?? false) }),
    },
    {
      fields: ["commercial_partner_id"],
      depends: ["partner_id.commercial_partner_id"],
      compute: (rec) => ({ commercial_partner_id: Number(rec.path("partner_id.commercial_partner_id") || 0) }),
    },
    {
      fields: ["partner_shipping_id"],
      depends: ["partner_id"],
      compute: (rec) => ({ partner_shipping_id: isSale(rec) ? rec.ref("partner_id") : false }),
    },
    {
      fields: ["invoice_partner_display_name"],
      depends: ["partner_id.complete_name"],
      compute: (rec) => ({ invoice_partner_display_name: isInvoice(rec) ? String(rec.path("partner_id.complete_name") || "") : false }),
    },
    {
      fields: ["invoice_payment_term_id"],
      depends: ["partner_id"],
      compute(rec) {
        const partner = record(inCompany(rec.env, rec.ref("company_id")), "res.partner", rec.ref("partner_id"));
        return {
          invoice_payment_term_id: isInvoice(rec)
            ? partner.ref(isSale(rec) ? "property_payment_term_id" : "property_supplier_payment_term_id")
            : false,
        };
      },
    },
    { fields: ["date"], depends: ["invoice_date"], compute: (rec) => ({ date: accountingDate(rec) }) },
    {
      fields: ["invoice_date_due"],
      depends: ["invoice_date", "invoice_payment_term_id"],
      compute: (rec) => ({ invoice_date_due: isInvoice(rec) ? dueDate(rec) : false }),
    },
    {
      fields: ["invoice_user_id"],
      depends: ["move_type"],
      compute: (rec) => ({ invoice_user_id: rec.ref("invoice_user_id") || (isInvoice(rec) ? rec.env.uid : false) }),
    },
    {
      fields: ["payment_state"],
      depends: ["amount_residual", "state", "move_type", "line_ids.matched_debit_ids.amount", "line_ids.matched_credit_ids.amount"],
      compute: (rec) => ({ payment_state: paymentState(rec) }),
    },
    { fields: ["sequence_prefix", "sequence_number"], depends: ["name"], compute: (rec) => splitName(rec.str("name")) },
    { fields: ["checked"], depends: ["state"], compute: (rec) => ({ checked: rec.str("state") === "posted" }) },
    {
      fields: ["team_id"],
      depends: ["invoice_user_id"],
      compute: (rec) => ({
        team_id: rec.ref("team_id") || (isSale(rec) ? ([...(rec.env.world.tables.get("crm.team")?.rows.keys() ?? [])][0] ?? false) : false),
      }),
    },
    {
      fields: ["status_in_payment"],
      compute: (rec) => ({ status_in_payment: rec.str("state") === "posted" ? rec.str("payment_state") : rec.str("state") }),
    },
    { fields: ["duplicated_ref_ids"], compute: (rec) => ({ duplicated_ref_ids: duplicates(rec) }) },
    {
      fields: ["is_purchase_matched"],
      compute: (rec) => ({
        is_purchase_matched:
          rec.str("move_type") === "in_invoice" && products(rec).length > 0 && products(rec).every((line) => line.ref("purchase_line_id") !== 0),
      }),
    },
    {
      fields: ["purchase_order_count"],
      compute: (rec) => ({
        purchase_order_count: new Set(
          products(rec)
            .map((line) => Number(line.path("purchase_line_id.order_id") || 0))
            .filter(Boolean),
        ).size,
      }),
    },
    {
      fields: ["sale_order_count"],
      compute: (rec) => ({
        sale_order_count: new Set(products(rec).flatMap((line) => line.all("sale_line_ids").map((one) => one.ref("order_id")))).size,
      }),
    },
    { fields: ["type_name"], compute: (rec) => ({ type_name: LABEL[rec.str("move_type")] ?? "Journal Entry" }) },
    { fields: ["payment_count"], compute: (rec) => ({ payment_count: rec.ids("matched_payment_ids").length }) },
    { fields: ["direction_sign"], compute: (rec) => ({ direction_sign: direction(rec) === 1 ? -1 : 1 }) },
  ],
  methods: {
    action_post: many((moves) => {
      postMoves(moves);
      return false;
    }),
    button_draft: many((moves) => {
      for (const move of moves) {
        if (!["cancel", "posted"].includes(move.str("state"))) throw userError("Only posted/cancelled journal entries can be reset to draft.");
        unlinkRecords(
          move.env,
          "account.partial.reconcile",
          move.all("line_ids").flatMap((line) => [...line.ids("matched_debit_ids"), ...line.ids("matched_credit_ids")]),
        );
        assign(move, { state: "draft" });
      }
      return null;
    }),
    button_cancel: many((moves) => {
      for (const move of moves) {
        unlinkRecords(
          move.env,
          "account.partial.reconcile",
          move.all("line_ids").flatMap((line) => [...line.ids("matched_debit_ids"), ...line.ids("matched_credit_ids")]),
        );
        assign(move, { auto_post: "no", state: "cancel" });
      }
      return null;
    }),
    button_set_checked: many((moves) => {
      for (const move of moves) assign(move, { checked: true });
      return null;
    }),
    action_toggle_block_payment: many((moves) => {
      for (const move of moves) {
        if (move.str("payment_state") === "blocked") assign(move, { payment_state: "not_paid" });
        else if (!["paid", "in_payment"].includes(move.str("payment_state"))) assign(move, { payment_state: "blocked" });
      }
      return null;
    }),
    action_register_payment: {
      on: "records",
      params: ["ctx?"],
      run: (_env, ids) => ({
        name: "Pay",
        res_model: "account.payment.register",
        view_mode: "form",
        views: [[false, "form"]],
        context: { active_model: "account.move.line", active_ids: ids },
        target: "new",
        type: "ir.actions.act_window",
      }),
    },
  },
};

function accountingDate(rec: Rec): string {
  const date = rec.str("invoice_date");
  if (date === "") return rec.str("date") || localDay(rec.env);
  if (!isPurchase(rec)) return date;
  const now = localDay(rec.env);
  if (now.slice(0, 7) > date.slice(0, 7)) return addDays(`${addMonths(`${date.slice(0, 7)}-01`, 1)}`, -1);
  return later(date, now);
}

function splitName(name: string): { sequence_prefix: string; sequence_number: number } {
  const match = /^(.*?)(\d{1,9})(\D*)$/.exec(name);
  return { sequence_prefix: match?.[1] ?? name, sequence_number: Number(match?.[2] ?? 0) };
}
