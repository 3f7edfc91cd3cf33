import { assign } from "../engine/mutate.ts";
import { type Rec, record } from "../engine/record.ts";
import { nextNumber, noteNumber } from "../engine/sequence.ts";
import { addDays, addMonths, localDay } from "../engine/time.ts";
import { pointingTo, rowOf } from "../engine/world.ts";
import { userError } from "../errors.ts";

export const isInvoice = (move: Rec) => move.str("move_type") !== "entry";
export const isSale = (move: Rec) => ["out_invoice", "out_refund", "out_receipt"].includes(move.str("move_type"));
export const isPurchase = (move: Rec) => ["in_invoice", "in_refund", "in_receipt"].includes(move.str("move_type"));
/** +1 where the receivable or payable is a debit. */
export const direction = (move: Rec) => (["out_invoice", "in_refund", "out_receipt"].includes(move.str("move_type")) ? 1 : -1);

/** Posts drafts: numbers them, and makes them count. */
export function postMoves(moves: readonly Rec[]): void {
  for (const move of moves) {
    const label = move.str("name") || "/";
    if (move.str("state") !== "draft") throw userError(`The entry ${label} (id ${move.id}) must be in draft.`);
    if (move.ids("line_ids").length === 0 || (isInvoice(move) && move.ids("invoice_line_ids").length === 0))
      throw userError("Even magicians can't post nothing!");
    if (isInvoice(move) && move.ref("partner_id") === 0) {
      throw userError(
        isSale(move)
          ? "The 'Customer' field is required to validate the invoice.\nYou probably don't want to explain to your auditor that you invoiced an invisible man :)"
          : "The field 'Vendor' is required, please complete it to validate the Vendor Bill.",
      );
    }
    if (isInvoice(move) && move.num("amount_total") < 0)
      throw userError(
        "You cannot validate an invoice with a negative total amount. You should create a credit note instead. Use the action menu to transform it into a credit note or refund.",
      );
    if (isPurchase(move) && move.str("invoice_date") === "") throw userError("The Bill/Refund date is required to validate this document.");
    if (isSale(move) && move.str("invoice_date") === "") assign(move, { invoice_date: localDay(move.env) });
    numberMove(move);
    assign(move, {
      state: "posted",
      posted_before: true,
      checked: true,
      ...(isSale(move) && move.str("payment_reference") === "" ? { payment_reference: move.str("name") } : {}),
    });
    for (const line of move.all("line_ids")) {
      if (line.str("display_type") === "payment_term")
        assign(line, { name: (isSale(move) ? move.str("payment_reference") : move.str("payment_reference") || move.str("ref")) || false });
    }
    countRank(move);
  }
}

/** Partners come up in lists by how often they are invoiced. */
function countRank(move: Rec): void {
  const partner = move.to("commercial_partner_id");
  const field = isSale(move) ? "customer_rank" : "supplier_rank";
  if (partner && isInvoice(move)) assign(partner, { [field]: partner.num(field) + 1 });
}

function sequenceOf(move: Rec): { prefix: string; padding: number; code: string } {
  const date = move.str("date") || localDay(move.env);
  const monthly = move.path("journal_id.type") !== "sale" && move.path("journal_id.type") !== "bank" && move.path("journal_id.type") !== "cash";
  const refund = move.bool("posted_before") ? false : ["out_refund", "in_refund"].includes(move.str("move_type"));
  const prefix = `${refund ? "R" : ""}${String(move.path("journal_id.code"))}/${date.slice(0, 4)}/${monthly ? `${date.slice(5, 7)}/` : ""}`;
  return { prefix, padding: monthly ? 4 : 5, code: `account.move.${move.ref("journal_id")}.${prefix}` };
}

function numberMove(move: Rec): void {
  const { prefix, padding, code } = sequenceOf(move);
  const name = move.str("name");
  if (name === "" || name === "/") {
    assign(move, { name: nextNumber(move.env, code, prefix, padding) });
    return;
  }
  const match = /^(.*?)(\d+)$/.exec(name);
  if (match && match[1] === prefix) noteNumber(move.env, code, prefix, padding, Number(match[2]));
}

/** When an invoice is due by its payment terms. */
export function dueDate(move: Rec): string {
  const from = move.str("invoice_date") || move.str("date") || localDay(move.env);
  const lines = move.to("invoice_payment_term_id")?.all("line_ids") ?? [];
  if (lines.length === 0) return move.str("invoice_date_due") || from;
  return (
    lines
      .map((line) => termDate(line, from))
      .toSorted()
      .at(-1) ?? from
  );
}

export function termDate(line: Rec, from: string): string {
  const days = line.num("nb_days");
  const monthEnd = (day: string) => addDays(`${addMonths(day, 1).slice(0, 7)}-01`, -1);
  switch (line.str("delay_type")) {
    case "days_after_end_of_month":
      return addDays(monthEnd(from), days);
    case "days_after_end_of_next_month":
      return addDays(monthEnd(addMonths(`${from.slice(0, 7)}-01`, 1)), days);
    case "days_end_of_month_on_the":
      return onDay(addDays(from, days), Number(line.str("days_next_month") || 10));
    default:
      return addDays(from, days);
  }
}

const onDay = (from: string, day: number) => addDays(`${addMonths(`${from.slice(0, 7)}-01`, 1).slice(0, 7)}-01`, Math.max(day, 1) - 1);

/** How far an invoice is paid, and by what. */
export function paymentState(move: Rec): string {
  if (move.str("payment_state") === "blocked") return "blocked";
  if (move.str("state") !== "posted" || !isInvoice(move)) return "not_paid";
  const terms = move.all("line_ids").filter((line) => line.str("display_type") === "payment_term");
  const partials = terms.flatMap((line) => [...line.all("matched_debit_ids"), ...line.all("matched_credit_ids")]);
  if (move.num("amount_residual") !== 0) return partials.length > 0 ? "partial" : "not_paid";
  if (move.num("amount_total") === 0 || partials.length === 0) return "paid";
  const reverse = move.str("move_type").endsWith("refund")
    ? move.str("move_type").replace("refund", "invoice")
    : move.str("move_type").replace("invoice", "refund");
  const others = partials.map((partial) =>
    [partial.to("debit_move_id"), partial.to("credit_move_id")].find((line) => line?.ref("move_id") !== move.id)?.path("move_id.move_type"),
  );
  return others.length > 0 && others.every((type) => type === reverse) ? "reversed" : "paid";
}

/** Bills of the vendor that carry the same reference, or the same amount on the same day. */
export function duplicates(move: Rec): number[] {
  if (!isInvoice(move) || move.ref("commercial_partner_id") === 0) return [];
  const found: number[] = [];
  for (const id of pointingTo(move.env.world, "account.move", "commercial_partner_id", move.ref("commercial_partner_id"))) {
    const row = rowOf(move.env.world, "account.move", id);
    if (id === move.id || row?.["move_type"] !== move.str("move_type") || row["company_id"] !== move.ref("company_id") || row["state"] === "cancel")
      continue;
    const sameRef = move.str("ref") !== "" && row["ref"] === move.str("ref");
    const sameDay = row["invoice_date"] === move.str("invoice_date") && move.str("invoice_date") !== "";
    if (
      isPurchase(move)
        ? sameRef && (String(row["invoice_date"] ?? "").slice(0, 4) === move.str("invoice_date").slice(0, 4) || move.str("invoice_date") === "")
        : sameDay && record(move.env, "account.move", id).num("amount_total") === move.num("amount_total") && move.str("state") === "draft"
    )
      found.push(id);
  }
  return found.sort((a, b) => a - b);
}
