import type { Domain } from "../../core/domain.ts";
import type { Row } from "../../odoo/reader.ts";
import { idOf, textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByName, type Named } from "./by-name.ts";
import type { Candidate } from "./choose.ts";
import { chooseOrSuggest } from "./did-you-mean.ts";

/** Business partners, never the company's own staff. */
const OUTSIDERS: Domain = [["partner_share", "=", true]];
const RANKS = ["customer_rank", "supplier_rank"];

const named = (domain: Domain, fields: readonly string[]): Named => ({
  model: "res.partner",
  domain,
  nameField: "complete_name",
  codeField: "ref",
  placeField: "city",
  fields: ["commercial_partner_id", "city", ...RANKS, ...fields],
  label(row) {
    const name = textOf(row, "complete_name") ?? "?";
    const town = textOf(row, "city");
    return town ? `${name} (${town})` : name;
  },
});

/** Customers that the text could mean, best first; a contact whose company fits as well gives way to it, and a vendor to a customer. */
export async function findCustomers(context: ToolContext, typed: string, fields: readonly string[]): Promise<Candidate<Row>[]> {
  return preferring((row) => !onlySells(row), await outsiders(context, typed, fields));
}

export async function resolveCustomer(context: ToolContext, typed: string, fields: readonly string[] = []): Promise<Row> {
  return chooseOrSuggest(context, named(OUTSIDERS, fields), await findCustomers(context, typed, fields), {
    what: "customer",
    typed,
    hint: "Look it up with find_customers.",
  });
}

export async function resolveVendor(context: ToolContext, typed: string, fields: readonly string[] = []): Promise<Row> {
  const candidates = preferring((row) => Number(row["supplier_rank"]) > 0, await outsiders(context, typed, fields));
  return chooseOrSuggest(context, named(OUTSIDERS, fields), candidates, {
    what: "vendor",
    typed,
    hint: "Look up its orders with find_purchase_orders.",
  });
}

/** A customer or a vendor, whichever the name is; `what` names what was looked for when there is neither. */
export async function resolvePartner(context: ToolContext, typed: string, fields: readonly string[] = [], what = "customer or vendor"): Promise<Row> {
  return chooseOrSuggest(context, named(OUTSIDERS, fields), await outsiders(context, typed, fields), {
    what,
    typed,
    hint: "Check how it is written.",
  });
}

async function outsiders(context: ToolContext, typed: string, fields: readonly string[]): Promise<Candidate<Row>[]> {
  return withoutContacts(await candidatesByName(context, named(OUTSIDERS, fields), typed));
}

/** Has sold to us and was never billed as a customer; a new customer has no rank yet. */
function onlySells(row: Row): boolean {
  return Number(row["supplier_rank"]) > 0 && Number(row["customer_rank"]) <= 0;
}

/** Those that are preferred, or all when none is: ranks are only as good as the bookkeeping behind them. */
function preferring(preferred: (row: Row) => boolean, candidates: readonly Candidate<Row>[]): Candidate<Row>[] {
  const some = candidates.filter((candidate) => preferred(candidate.found));
  return some.length > 0 ? some : [...candidates];
}

/** The company that a contact belongs to, with all its contacts, so that nothing they ordered is missed. */
export function ofPartner(field: string, partner: Row): Domain {
  return [[`${field}.commercial_partner_id`, "=", idOf(partner, "commercial_partner_id") ?? partner.id]];
}

function withoutContacts(candidates: readonly Candidate<Row>[]): Candidate<Row>[] {
  const scores = new Map(candidates.map((candidate) => [candidate.found.id, candidate.score]));
  return candidates.filter(({ found, score }) => {
    const company = idOf(found, "commercial_partner_id");
    return company === undefined || company === found.id || (scores.get(company) ?? 0) < score;
  });
}
