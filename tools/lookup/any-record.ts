import type { Row } from "../../odoo/reader.ts";
import { textOf } from "../row-values.ts";
import type { ToolContext } from "../tool.ts";
import { candidatesByReference, OWN_NAME, type Referenced } from "./by-reference.ts";
import { type Candidate, chooseOne } from "./choose.ts";
import { companyOf } from "./company.ts";
import { resolvePartner } from "./customers.ts";
import { looksLikeReference } from "./reference.ts";

/** A record that something can be attached to. */
export interface AnyRecord {
  readonly model: string;
  readonly id: number;
  /** "order S00028" */
  readonly label: string;
  readonly company: number;
}

/** `numbered` is how Odoo numbers such documents unless told otherwise: where to look first, never where to stop looking. */
const KINDS: readonly (Referenced & { readonly numbered: RegExp; noun(row: Row): string })[] = [
  {
    model: "sale.order",
    domain: [],
    theirField: "client_order_ref",
    numbered: /^S\d+$/i,
    fields: ["company_id", "state"],
    noun: (row) => (row["state"] === "draft" || row["state"] === "sent" ? "quotation" : "order"),
  },
  {
    model: "stock.picking",
    domain: [],
    numbered: /\/(?:IN|OUT|INT|PICK|PACK|RET)\/\d+$/i,
    fields: ["company_id", "picking_type_code"],
    noun: (row) => PICKINGS[String(row["picking_type_code"])] ?? "transfer",
  },
  { model: "purchase.order", domain: [], theirField: "partner_ref", numbered: /^P\d+$/i, fields: ["company_id"], noun: () => "purchase order" },
  {
    model: "account.move",
    domain: [["move_type", "in", ["out_invoice", "out_refund", "in_invoice", "in_refund"]]],
    theirField: "ref",
    numbered: /^R?(?:INV|BILL)\/\d{4}\/(?:\d{2}\/)?\d+$/i,
    fields: ["company_id", "move_type"],
    noun: (row) => MOVES[String(row["move_type"])] ?? "invoice",
  },
];
const PICKINGS: { readonly [code: string]: string } = { outgoing: "delivery", incoming: "receipt" };
const MOVES: { readonly [type: string]: string } = { out_refund: "credit note", in_invoice: "bill", in_refund: "refund" };

export const ANY_RECORD_MODELS = [...KINDS.map((kind) => kind.model), "res.partner", "res.company"];

/** Whatever a reference means among the models that the principal may see; a text that is none is a customer's or vendor's name. */
export async function resolveAny(context: ToolContext, typed: string): Promise<AnyRecord> {
  const reference = looksLikeReference(typed);
  const documents = reference || !/\s/.test(typed.trim()) ? await documentsCalled(context, typed) : await documentsOfCompany(context, typed);
  if (documents.length > 0) {
    const found = chooseOne(documents, { what: "record", typed, hint: "Look it up first." });
    return { model: found.model, id: found.row.id, label: found.label, company: await companyOf(context, found.row) };
  }
  const partner = await resolvePartner(context, typed, ["company_id"], reference ? "record" : "customer or vendor");
  return { model: "res.partner", id: partner.id, label: textOf(partner, "complete_name") ?? "?", company: await companyOf(context, partner) };
}

type Document = Candidate<{ model: string; row: Row; label: string }>;

async function documentsCalled(context: ToolContext, typed: string): Promise<Document[]> {
  const seen = KINDS.filter((kind) => context.odoo.sight(kind.model, "name") === "shown");
  const likely = seen.filter(({ numbered }) => numbered.test(typed.trim()));
  const first = await Promise.all(likely.map((kind) => documentsOf(context, kind, typed)));
  // A document of that very name leaves nothing to look for elsewhere.
  if (first.flat().some(({ score }) => score === OWN_NAME)) return namesakesApart(first.flat());
  const others = await Promise.all(seen.filter((kind) => !likely.includes(kind)).map((kind) => documentsOf(context, kind, typed)));
  return namesakesApart([...first, ...others].flat());
}

async function documentsOf(context: ToolContext, kind: (typeof KINDS)[number], typed: string) {
  return (await candidatesByReference(context, kind, typed)).map((candidate) => {
    const label = `${kind.noun(candidate.found)} ${candidate.label}`;
    return { found: { model: kind.model, row: candidate.found, label }, label, score: candidate.score };
  });
}

/** Every company numbers its documents from one: two of the same number are told apart by their company. */
function namesakesApart(documents: Document[]): Document[] {
  return documents.map((one) => {
    const isAlone = documents.every((other) => other === one || other.label !== one.label);
    const company = textOf(one.found.row, "company_id");
    return isAlone || !company ? one : { ...one, label: `${one.label} of ${company}`, found: { ...one.found, label: `${one.label} of ${company}` } };
  });
}

/** "invoice INV/2026/00003 of Our Company", which is how namesakes are put to the person. */
async function documentsOfCompany(context: ToolContext, typed: string): Promise<Document[]> {
  const [, reference = "", company = ""] = /^(.+?) of (.+)$/s.exec(typed.trim()) ?? [];
  if (!looksLikeReference(reference)) return [];
  const documents = await documentsCalled(context, reference);
  return documents.filter(({ found }) => textOf(found.row, "company_id")?.toLowerCase() === company.toLowerCase());
}
