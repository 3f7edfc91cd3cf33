import type { Behaviour } from "../engine/behaviour.ts";
import { round } from "../engine/coerce.ts";
import { type Rec, record } from "../engine/record.ts";
import { syncTerms } from "../flows/invoice-terms.ts";
import { direction, isInvoice, isSale } from "../flows/posting.ts";
import { lineAmounts } from "../flows/taxes.ts";
import { convertPrice } from "../flows/uom.ts";

const moveOf = (rec: Rec) => rec.to("move_id");

function balanceOf(rec: Rec) {
  const move = moveOf(rec);
  if (!move || !isInvoice(move) || rec.str("display_type") !== "product") {
    const balance = round(rec.num("debit") - rec.num("credit"), 2);
    return { balance, debit: rec.num("debit"), credit: rec.num("credit"), amount_currency: balance };
  }
  const balance = round(-direction(move) * rec.num("price_subtotal"), 2);
  return { balance, debit: Math.max(balance, 0), credit: Math.max(-balance, 0), amount_currency: balance };
}

/** What has not been settled of a line on an account that is. */
function residualOf(rec: Rec): number {
  if (rec.path("account_id.reconcile") !== true) return 0;
  const paid = rec.all("matched_credit_ids").reduce((sum, one) => sum + one.num("amount"), 0);
  const given = rec.all("matched_debit_ids").reduce((sum, one) => sum + one.num("amount"), 0);
  return round(rec.num("balance") - paid + given, 2);
}

function priceOf(rec: Rec): number {
  const move = moveOf(rec);
  const product = rec.to("product_id");
  if (!move || !product || rec.num("price_unit") !== 0) return rec.num("price_unit");
  const price = isSale(move)
    ? product.num("lst_price")
    : record({ ...rec.env, company: move.ref("company_id") }, "product.product", product.id).num("standard_price");
  return round(convertPrice(rec.env, price, product.ref("uom_id"), rec.ref("product_uom_id")), 2);
}

function nameOf(rec: Rec): string | false {
  const product = rec.to("product_id");
  if (!product || rec.str("name") !== "") return rec.str("name") || false;
  const move = moveOf(rec);
  const description = move && isSale(move) ? product.str("description_sale") : product.str("description_purchase");
  return `${String(product.get("display_name"))}${description ? `\n${description}` : ""}`;
}

/** A line that changes later moves its invoice's counterpart along; while the invoice is being made there is none yet. */
function follow(rec: Rec): void {
  const move = moveOf(rec);
  if (move && rec.str("display_type") === "product" && move.all("line_ids").some((line) => line.str("display_type") === "payment_term"))
    syncTerms(move);
}

export const accountMoveLine: Behaviour = {
  model: "account.move.line",
  indexes: ["partner_id", "product_id"],
  displayName: (rec) => [rec.to("move_id")?.str("name") || "Draft", rec.str("name")].filter(Boolean).join(" "),
  defaults: { display_type: () => "product", sequence: () => 100, quantity: (_env, vals) => (vals["display_type"] === "payment_term" ? 0 : 1) },
  created: follow,
  written(_env, recs, vals) {
    if (["price_unit", "quantity", "discount", "product_id", "tax_ids"].some((field) => vals[field] !== undefined))
      for (const rec of recs) follow(rec);
  },
  computes: [
    { fields: ["product_uom_id"], depends: ["product_id"], compute: (rec) => ({ product_uom_id: Number(rec.path("product_id.uom_id") || 0) }) },
    { fields: ["name"], depends: ["product_id"], compute: (rec) => ({ name: nameOf(rec) }) },
    { fields: ["price_unit"], depends: ["product_id", "product_uom_id"], compute: (rec) => ({ price_unit: priceOf(rec) }) },
    {
      fields: ["account_id"],
      depends: ["product_id"],
      compute: (rec) => ({ account_id: rec.ref("account_id") || Number(rec.path("move_id.journal_id.default_account_id") || 0) }),
    },
    {
      fields: ["tax_ids"],
      depends: ["product_id"],
      compute(rec) {
        const move = moveOf(rec);
        const taxes = move && isInvoice(move) ? rec.to("product_id")?.all(isSale(move) ? "taxes_id" : "supplier_taxes_id") : [];
        return { tax_ids: (taxes ?? []).filter((tax) => tax.ref("company_id") === move?.ref("company_id")).map((tax) => tax.id) };
      },
    },
    {
      fields: ["price_subtotal", "price_total"],
      depends: ["quantity", "discount", "price_unit", "tax_ids", "display_type"],
      compute(rec) {
        if (rec.str("display_type") !== "product") return { price_subtotal: 0, price_total: 0 };
        const { subtotal, total } = lineAmounts(rec.num("price_unit"), rec.num("quantity"), rec.num("discount"), rec.all("tax_ids"));
        return { price_subtotal: subtotal, price_total: total };
      },
    },
    {
      fields: ["balance", "debit", "credit", "amount_currency"],
      depends: ["price_subtotal", "debit", "credit", "move_id.move_type"],
      compute: balanceOf,
    },
    {
      fields: ["amount_residual", "amount_residual_currency", "reconciled"],
      depends: ["balance", "account_id", "matched_debit_ids.amount", "matched_credit_ids.amount"],
      compute(rec) {
        const residual = residualOf(rec);
        const matched = rec.ids("matched_debit_ids").length + rec.ids("matched_credit_ids").length > 0;
        return { amount_residual: residual, amount_residual_currency: residual, reconciled: residual === 0 && matched };
      },
    },
    {
      fields: ["currency_id"],
      depends: ["move_id.currency_id"],
      compute: (rec) => ({ currency_id: rec.to("move_id")?.ref("currency_id") ?? false }),
    },
    {
      fields: ["partner_id"],
      depends: ["move_id.partner_id"],
      compute: (rec) => ({
        partner_id:
          rec.ref("partner_id") && rec.str("display_type") !== "product"
            ? rec.ref("partner_id")
            : Number(rec.path("move_id.commercial_partner_id") || 0),
      }),
    },
    { fields: ["sequence"], depends: [], compute: (rec) => ({ sequence: rec.num("sequence") }) },
    { fields: ["is_refund"], compute: (rec) => ({ is_refund: String(rec.path("move_id.move_type")).endsWith("refund") }) },
    { fields: ["payment_date"], compute: (rec) => ({ payment_date: rec.get("date_maturity") }) },
  ],
};

export const accountPartialReconcile: Behaviour = { model: "account.partial.reconcile" };

export const accountAccount: Behaviour = {
  model: "account.account",
  displayName: (rec) =>
    rec.str("code") && rec.env.context["formatted_display_name"] === true ? `${rec.str("code")} ${rec.str("name")}` : rec.str("name"),
  indexes: ["company_ids"],
  defaults: { active: () => true, company_ids: (env) => [[6, 0, [env.company]]] },
  computes: [{ fields: ["internal_group"], compute: (rec) => ({ internal_group: rec.str("account_type").split("_")[0] ?? "" }) }],
};

export const accountJournal: Behaviour = {
  model: "account.journal",
  defaults: { active: () => true, company_id: (env) => env.company, sequence: () => 10 },
};
export const accountPaymentTerm: Behaviour = {
  model: "account.payment.term",
  defaults: { active: () => true, sequence: () => 10, display_on_invoice: () => true },
};
export const accountPaymentTermLine: Behaviour = {
  model: "account.payment.term.line",
  defaults: { value: () => "percent", delay_type: () => "days_after", days_next_month: () => "10" },
};
export const accountTax: Behaviour = {
  model: "account.tax",
  defaults: { active: () => true, amount_type: () => "percent", type_tax_use: () => "sale", company_id: (env) => env.company },
};
