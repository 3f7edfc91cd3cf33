import type { Change, ChangeLine } from "../../core/change.ts";
import { CopilotError } from "../../core/errors.ts";
import type { CHANGE_KINDS } from "../../odoo/companion/kinds.ts";
import { restsOn } from "../rests-on.ts";
import { amountOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { companyOf } from "./company.ts";
import { resolveInvoice } from "./invoices.ts";

type Kind = Extract<keyof typeof CHANGE_KINDS, "hold_payment" | "release_payment">;

const PAID = ["paid", "in_payment", "reversed"];

/** Holds a vendor bill's payment, or releases it: the one is the other backwards. */
export async function planPaymentHold(context: ToolContext, kind: Kind, bill: string): Promise<Change> {
  const isRelease = kind === "release_payment";
  const fields = ["state", "payment_state", "partner_id", "amount_residual", "currency_id", "company_id"];
  const row = await resolveInvoice(
    context,
    bill,
    "in_invoice",
    fields,
    (one) => one["state"] === "posted" && !PAID.includes(String(one["payment_state"])) && (one["payment_state"] === "blocked") === isRelease,
  );
  const reference = textOf(row, "name") ?? String(row.id);
  const state = String(row["payment_state"]);
  if (row["state"] !== "posted") throw new CopilotError("STALE", `${reference} is not posted, so nothing of it would be paid.`);
  if (PAID.includes(state))
    throw new CopilotError("STALE", `${reference} has been paid already, so there is no payment to ${isRelease ? "release" : "hold"}.`);
  if ((state === "blocked") !== isRelease)
    throw new CopilotError(
      "STALE",
      isRelease ? `The payment of ${reference} is not held, so there is nothing to release.` : `The payment of ${reference} is held already.`,
    );
  const left = amountOf(row, "amount_residual");
  const partner = textOf(row, "partner_id");
  const status: ChangeLine = {
    field: "account.move.payment_state",
    label: "Payment",
    before: isRelease ? "held" : "to be paid",
    after: isRelease ? "to be paid" : "held",
  };
  return {
    kind,
    model: "account.move",
    ids: [row.id],
    operation: "call",
    method: kind,
    values: {},
    before: { [String(row.id)]: restsOn(row, ["state", "payment_state", "partner_id", "amount_residual"]) },
    company: await companyOf(context, row),
    summary: `${isRelease ? "Release" : "Hold"} the payment of bill ${reference}${partner ? ` from ${partner}` : ""}`,
    lines: [
      status,
      ...(left
        ? [{ field: "account.move.amount_residual", label: "Left to pay", before: null, after: `${left} ${textOf(row, "currency_id") ?? ""}`.trim() }]
        : []),
    ],
    sources: [{ model: "account.move", id: row.id, label: reference }],
  };
}
