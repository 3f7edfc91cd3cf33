import type { Json } from "../../../core/json.ts";
import { round } from "../engine/coerce.ts";
import { inCompany, sudo } from "../engine/env.ts";
import { assign, create, unlinkRecords } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { accountOf } from "./chart.ts";
import { direction, isInvoice, isSale } from "./posting.ts";

/** The counterpart of an invoice's lines, in step with them while it is a draft. */
export function syncTerms(rec: Rec): void {
  if (!isInvoice(rec) || rec.str("state") !== "draft") return;
  const env = inCompany(sudo(rec.env), rec.ref("company_id"));
  const balance = round(direction(rec) * rec.num("amount_total"), 2);
  const terms = rec.all("line_ids").filter((line) => line.str("display_type") === "payment_term");
  const kind = isSale(rec) ? "asset_receivable" : "liability_payable";
  const partner = record(env, "res.partner", rec.ref("partner_id"));
  const account =
    partner.ref(isSale(rec) ? "property_account_receivable_id" : "property_account_payable_id") || accountOf(env, rec.ref("company_id"), kind);
  const values = {
    account_id: account || false,
    debit: Math.max(balance, 0),
    credit: Math.max(-balance, 0),
    partner_id: partner.exists() ? rec.ref("commercial_partner_id") || rec.ref("partner_id") : false,
    date_maturity: rec.get("invoice_date_due") as Json,
    name: (isSale(rec) ? rec.str("payment_reference") : rec.str("payment_reference") || rec.str("ref")) || false,
    display_type: "payment_term",
    sequence: 12000,
  };
  if (rec.ids("invoice_line_ids").length === 0)
    unlinkRecords(
      env,
      "account.move.line",
      terms.map((line) => line.id),
    );
  else if (terms[0]) assign(terms[0], values);
  else create(env, "account.move.line", { move_id: rec.id, ...values });
}
