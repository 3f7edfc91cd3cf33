import { allOf, type Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { today } from "../days.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByReference } from "./by-reference.ts";
import { type Candidate, chooseOne } from "./choose.ts";

/** Posted, with something left to pay. */
export const OPEN_INVOICES: Domain = [
  ["state", "=", "posted"],
  ["payment_state", "in", ["not_paid", "partial", "blocked"]],
];

/** Open invoices and bills, not credit notes, due before the asker's day. */
export function overdueInvoices(context: Pick<ToolContext, "now" | "timeZone">): Domain {
  return allOf(OPEN_INVOICES, [["move_type", "in", ["out_invoice", "in_invoice"]]], [["invoice_date_due", "<", today(context)]]);
}

/** Every company numbers its invoices from one: two of the same number are told apart by their company. */
function companiesTold(candidates: readonly Candidate<Row>[]): Candidate<Row>[] {
  return candidates.map((one) => {
    const isAlone = candidates.every((other) => other === one || other.label !== one.label);
    return isAlone ? one : { ...one, label: `${one.label} of ${textOf(one.found, "company_id") ?? "another company"}` };
  });
}

const NOUNS = { out_invoice: "customer invoice", in_invoice: "vendor bill" } as const;

/** One invoice or one bill, by our number or the other side's; of namesakes in several companies those that can be meant. */
export async function resolveInvoice(
  context: ToolContext,
  typed: string,
  type: keyof typeof NOUNS,
  fields: readonly string[],
  canBeMeant: (row: Row) => boolean = () => true,
): Promise<Row> {
  const kind = { model: "account.move", domain: [["move_type", "=", type]] satisfies Domain, theirField: "ref", fields };
  const [, number = typed, company] = /^(.+?) of (.+)$/s.exec(typed.trim()) ?? [];
  const found = await candidatesByReference(context, { ...kind, fields: [...new Set(["company_id", ...fields])] }, number);
  const own = company === undefined ? found : found.filter(({ found: row }) => textOf(row, "company_id")?.toLowerCase() === company.toLowerCase());
  const possible = own.filter(({ found: row }) => canBeMeant(row));
  return chooseOne(companiesTold(possible.length > 0 ? possible : own), { what: NOUNS[type], typed, hint: "Look it up with find_invoices." });
}
