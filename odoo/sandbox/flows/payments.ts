import type { Json } from "../../../core/json.ts";
import { round } from "../engine/coerce.ts";
import { type Env, inCompany } from "../engine/env.ts";
import { assign, create } from "../engine/mutate.ts";
import { type Rec, record, records } from "../engine/record.ts";
import { nextNumber } from "../engine/sequence.ts";
import { later } from "../engine/time.ts";
import { table } from "../engine/world.ts";
import { userError } from "../errors.ts";
import { accountOf } from "./chart.ts";

/** The lines of posted invoices that still want paying. */
export function payableLines(env: Env, moves: readonly number[]): Rec[] {
  const lines = records(env, "account.move", moves)
    .filter((move) => move.str("state") === "posted")
    .flatMap((move) => move.all("line_ids"))
    .filter(
      (line) => ["asset_receivable", "liability_payable"].includes(String(line.path("account_id.account_type"))) && line.num("amount_residual") !== 0,
    );
  if (lines.length === 0) {
    throw userError(
      "There's nothing left to pay for the selected journal items, so no payment registration is necessary. You've got your finances under control like a boss!",
    );
  }
  return lines;
}

/** Pays the wizard's lines: a payment for each line, or one for each partner when they are grouped. */
export function payWizard(env: Env, wizard: Rec): Json {
  const groups = new Map<string, Rec[]>();
  for (const line of wizard.all("line_ids")) {
    const key = wizard.bool("group_payment") ? `${line.ref("partner_id")}|${line.ref("account_id")}` : String(line.id);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  const single = groups.size === 1;
  const payments = [...groups.values()].map((lines) => payLines(env, wizard, lines, single ? wizard.num("amount") : undefined));
  const action = { name: "Payments", type: "ir.actions.act_window", res_model: "account.payment", context: { create: false } };
  return payments.length === 1
    ? { ...action, view_mode: "form", res_id: payments[0] ?? 0 }
    : { ...action, view_mode: "list,form", domain: [["id", "in", payments]] };
}

function payLines(env: Env, wizard: Rec, lines: readonly Rec[], amount: number | undefined): number {
  const [first] = lines;
  const open = round(
    lines.reduce((sum, line) => sum + line.num("amount_residual"), 0),
    2,
  );
  const paid = amount ?? Math.abs(open);
  const company = first?.ref("company_id") ?? env.company;
  const own = inCompany(env, company);
  const journal = wizard.ref("journal_id");
  const invoices = [...new Set(lines.map((line) => line.ref("move_id")))];
  const memo = invoices
    .map(
      (id) =>
        record(env, "account.move", id).str("payment_reference") ||
        record(env, "account.move", id).str("ref") ||
        record(env, "account.move", id).str("name"),
    )
    .join(", ");
  const inbound = open > 0;
  const outstanding = outstandingAccount(own, company, inbound);
  const payment = create(own, "account.payment", {
    name: nextNumber(
      env,
      `account.payment.${journal}.${wizard.str("payment_date").slice(0, 4)}`,
      `P${String(wizard.path("journal_id.code"))}/${wizard.str("payment_date").slice(0, 4)}/`,
      5,
    ),
    amount: paid,
    date: wizard.str("payment_date"),
    payment_type: inbound ? "inbound" : "outbound",
    partner_type: first?.path("account_id.account_type") === "asset_receivable" ? "customer" : "supplier",
    partner_id: Number(first?.path("partner_id.commercial_partner_id") || 0) || false,
    journal_id: journal,
    company_id: company,
    memo,
    state: "paid",
    destination_account_id: first?.ref("account_id") ?? false,
    outstanding_account_id: outstanding || false,
    invoice_ids: [[6, 0, invoices]],
  });
  const entry = create(own, "account.move", {
    move_type: "entry",
    name: payment.str("name"),
    ref: memo,
    date: wizard.str("payment_date"),
    journal_id: journal,
    company_id: company,
    partner_id: payment.ref("partner_id") || false,
    state: "posted",
    line_ids: [
      [
        0,
        0,
        {
          account_id: outstanding,
          name: memo,
          partner_id: payment.ref("partner_id") || false,
          debit: inbound ? paid : 0,
          credit: inbound ? 0 : paid,
          display_type: "product",
          payment_id: payment.id,
        },
      ],
      [
        0,
        0,
        {
          account_id: first?.ref("account_id") ?? 0,
          name: memo,
          partner_id: payment.ref("partner_id") || false,
          debit: inbound ? 0 : paid,
          credit: inbound ? paid : 0,
          display_type: "payment_term",
          payment_id: payment.id,
        },
      ],
    ],
  });
  assign(payment, { move_id: entry.id });
  const counterpart = entry.all("line_ids").find((line) => line.ref("account_id") === first?.ref("account_id"));
  if (counterpart) for (const line of lines) reconcile(env, line, counterpart);
  assign(payment, { is_reconciled: counterpart?.num("amount_residual") === 0 });
  return payment.id;
}

function outstandingAccount(env: Env, company: number, inbound: boolean): number {
  const wanted = inbound ? "Outstanding Receipts" : "Outstanding Payments";
  for (const row of table(env.world, "account.account").rows.values())
    if (row["name"] === wanted && Array.isArray(row["company_ids"]) && row["company_ids"].includes(company)) return row.id;
  return accountOf(env, company, "asset_current");
}

/** Settles two lines against each other as far as both go. */
export function reconcile(env: Env, a: Rec, b: Rec): void {
  const debit = a.num("balance") > 0 ? a : b;
  const credit = debit === a ? b : a;
  const amount = round(Math.min(Math.abs(debit.num("amount_residual")), Math.abs(credit.num("amount_residual"))), 2);
  if (amount <= 0) return;
  create(env, "account.partial.reconcile", {
    debit_move_id: debit.id,
    credit_move_id: credit.id,
    amount,
    debit_amount_currency: amount,
    credit_amount_currency: amount,
    company_id: debit.ref("company_id"),
    max_date: later(debit.str("date"), credit.str("date")),
  });
}
