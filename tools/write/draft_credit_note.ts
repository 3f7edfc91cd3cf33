import { z } from "zod";
import { CopilotError } from "../../core/errors.ts";
import { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { today } from "../days.ts";
import { typed } from "../inputs.ts";
import { companyOf } from "../lookup/company.ts";
import { resolveInvoice } from "../lookup/invoices.ts";
import { restsOn } from "../rests-on.ts";
import { amountOf, textOf } from "../row-values.ts";
import { spokenDay } from "../spoken-dates.ts";
import { writeTool } from "../tool.ts";

const { operation, method } = CHANGE_KINDS.draft_credit_note;

export default writeTool({
  name: "draft_credit_note",
  description:
    "Propose a draft credit note over the whole of one posted customer invoice. It stays a draft, in which people take out what is not credited before they post it in Odoo. Takes the invoice's number; find it with find_invoices.",
  models: ["account.move", "res.company"],
  input: z.object({
    invoice: typed("The invoice's number such as INV/2026/00003"),
    reason: typed("Why it is credited, in a few words"),
  }),
  async plan({ invoice, reason }, context) {
    const row = await resolveInvoice(
      context,
      invoice,
      "out_invoice",
      ["state", "payment_state", "partner_id", "amount_untaxed", "amount_total", "currency_id", "company_id"],
      (one) => one["state"] === "posted" && one["payment_state"] !== "reversed",
    );
    const reference = textOf(row, "name") ?? String(row.id);
    if (row["state"] !== "posted")
      throw new CopilotError(
        "STALE",
        `${reference} is ${row["state"] === "cancel" ? "cancelled" : "a draft"}, and only posted invoices are credited.`,
      );
    if (row["payment_state"] === "reversed") throw new CopilotError("STALE", `${reference} has been credited whole already.`);
    const day = today(context);
    const total = amountOf(row, "amount_total");
    const partner = textOf(row, "partner_id");
    return {
      kind: "draft_credit_note",
      model: "account.move",
      ids: [row.id],
      operation,
      method,
      values: { reason, date: day },
      before: { [String(row.id)]: restsOn(row, ["state", "payment_state", "partner_id", "amount_untaxed", "amount_total"]) },
      company: await companyOf(context, row),
      summary: `Draft a credit note over invoice ${reference}${partner ? ` to ${partner}` : ""}: ${reason}`,
      lines: [
        {
          field: "account.move.amount_total",
          label: "Credited",
          before: null,
          after: total ? `${total} ${textOf(row, "currency_id") ?? ""}`.trim() : null,
        },
        { field: "account.move.ref", label: "Reason", before: null, after: reason },
        { field: "account.move.invoice_date", label: "Date", before: null, after: spokenDay(day) },
      ],
      sources: [{ model: "account.move", id: row.id, label: reference }],
    };
  },
});
